/** Hand-written pages with four places to fill: `{{ version }}`, `{{ schema }}`, `{{ file PATH }}` and `{{ include PATH }}`. */

/** What a template may ask for. */
export interface TemplateValues {
  readonly version: string;
  /** Markdown of the provider's own schema. */
  readonly schema: string;
  /** A file of the repository by its path from the root; undefined when there is none. */
  readonly readFile: (path: string) => string | undefined;
}

/** Languages of code fences by the end of a file's name. */
const LANGUAGES: readonly (readonly [ending: string, language: string])[] = [
  ['.tf', 'terraform'],
  ['.tfquery.hcl', 'terraform'],
  ['.sh', 'shell'],
  ['.yml', 'yaml'],
  ['.yaml', 'yaml'],
  ['.json', 'json'],
  ['.ts', 'typescript'],
];

/** Pure. The template with its places filled; a file that is not there, or a place of another name, is a problem. */
export function fillTemplate(
  template: string,
  values: TemplateValues,
): { readonly text: string; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const text = template.replaceAll(
    /\{\{\s*([a-z]+)(?:\s+(\S+))?\s*\}\}/g,
    (place, name: string, path?: string) => {
      if (name === 'version') return values.version;
      if (name === 'schema') return values.schema;
      if ((name !== 'file' && name !== 'include') || path === undefined) {
        problems.push(
          `${place} is none of {{ version }}, {{ schema }}, {{ file PATH }} and {{ include PATH }}`,
        );
        return place;
      }
      const content = values.readFile(path);
      if (content === undefined) problems.push(`${place}: there is no such file`);
      // Markdown that belongs to the page, where a file is shown as it is.
      if (name === 'include') return (content ?? '').trim();
      const language = LANGUAGES.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text';
      return `\`\`\`${language}\n${(content ?? '').trim()}\n\`\`\``;
    },
  );
  return { text, problems };
}
