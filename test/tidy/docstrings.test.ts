import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { productFiles } from './product-files.ts';

type Finding = { readonly file: string; readonly line: number; readonly text: string };

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isFunctionLike(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(
    (declaration) =>
      declaration.initializer !== undefined &&
      (ts.isArrowFunction(declaration.initializer) || ts.isFunctionExpression(declaration.initializer)),
  );
}

/** What the house asks of one file: a docstring on every export, and on functions one that says whether it acts. */
export function docstringFindings(file: string, source: string): readonly Finding[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true);
  const documented = new Set<string>();
  return tree.statements.flatMap((statement): Finding[] => {
    if (!isExported(statement)) return [];
    const at = (text: string): Finding[] => [
      { file, line: tree.getLineAndCharacterOfPosition(statement.getStart(tree)).line + 1, text },
    ];
    const comments = (ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc) as ts.JSDoc[]).map((doc) =>
      doc.getText(tree),
    );
    const own = comments.at(-1);
    const name = ts.isFunctionDeclaration(statement) ? statement.name?.text : undefined;
    if (own === undefined) {
      // Overloads and implementation share the docstring of the first signature.
      if (name !== undefined && documented.has(name)) return [];
      return at('export without a docstring');
    }
    if (name !== undefined) documented.add(name);
    const text = own.replace(/^\/\*\*\s*\*?\s*/, '').trimStart();
    if (isFunctionLike(statement) && !/^(Pure\.|Effect:)/.test(text))
      return at("a function's docstring starts with 'Pure.' or 'Effect:'");
    return [];
  });
}

test('every export says what it is', () => {
  const files = productFiles();
  expect(files.length).toBeGreaterThan(50);
  const findings = files.flatMap((file) => docstringFindings(file, readFileSync(file, 'utf8')));
  expect(findings.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test('the rule sees what is missing', () => {
  expect(docstringFindings('a.ts', 'export const a = 1;')).toHaveLength(1);
  expect(docstringFindings('a.ts', '/** Adds. */\nexport function add() {}')).toHaveLength(1);
  expect(docstringFindings('a.ts', '/** Pure. Adds. */\nexport function add() {}')).toHaveLength(0);
});
