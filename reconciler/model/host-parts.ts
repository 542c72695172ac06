/** One host's part of an object that lives on several: seen (null: absent there), or why it could not be seen. */
export type HostPart<View> =
  | { readonly known: true; readonly view: View | null }
  | { readonly known: false; readonly code: string; readonly message: string };

/** Parts by host id. A host that cannot be reached makes only its own part unknown. */
export type HostParts<View> = { readonly [host_id: string]: HostPart<View> };

/** Observed of a kind that lives on several hosts, as other kinds may read it. */
export type OnHosts<View> = { readonly hosts: HostParts<View> };

/** Pure. What is on one host by the last observation of an object; null when absent there, unknown or never looked at. */
export function viewOn<View>(observed: OnHosts<View> | null, host_id: string): View | null {
  const part = observed?.hosts[host_id];
  return part?.known === true ? part.view : null;
}

/** Pure. Host ids whose part could not be seen. */
export function unknownHosts<View>(parts: HostParts<View>): readonly string[] {
  return Object.entries(parts).flatMap(([host_id, part]) => (part.known ? [] : [host_id]));
}
