/** A rule that Cairn ships. */
export type ShippedRule = {
  readonly name: string;
  /** In oslo.policy's language; always right, which a test sees to. */
  readonly text: string;
  /** What it decides, one sentence. */
  readonly description: string;
  /** For a rule that others name: what it asks for, as a refusal says it. */
  readonly phrase?: string;
};
