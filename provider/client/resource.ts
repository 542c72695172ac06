/** What the API returns, checked at the border. */
import { isProgress } from '../../schemas/progress.ts';
import type { LosslessJson } from '../protocol/json.ts';
import { ApiProblem } from './problem.ts';

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: LosslessJson;
}

/** One statement about an object, such as type Ready, status True. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** An object of any kind as the API returns it. */
export interface ApiResource {
  readonly id: string;
  readonly generation: number;
  readonly observed_generation: number;
  /** Does the service know that the object stands in a state file? */
  readonly claimed: boolean;
  readonly spec: JsonObject;
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  readonly deletion_requested_at: string | null;
  /** The whole answer: attributes of source `meta` come from its top. */
  readonly envelope: JsonObject;
}

/** Pure. Is it a JSON object (not null, not an array, not a number wrapper)? */
export const isJsonObject = (value: LosslessJson | undefined): value is JsonObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  (Object.getPrototypeOf(value) === null || Object.getPrototypeOf(value) === Object.prototype);

/** Pure. The problem of an answer that does not follow the contract. */
export const wrongAnswer = (what: string): ApiProblem =>
  new ApiProblem({
    status: 200,
    code: 'internal',
    title: 'Unexpected answer from Cairn',
    detail: `${what}. Do the provider and the service have fitting versions?`,
  });

const condition = (value: LosslessJson): Condition[] => {
  if (!isJsonObject(value)) return [];
  const word = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  return [{ type: word('type'), status: word('status'), reason: word('reason'), message: word('message') }];
};

/** Pure. The resource in an answer. Throws ApiProblem when it has not the form of one. */
export const parseResource = (json: LosslessJson | undefined): ApiResource => {
  if (!isJsonObject(json) || typeof json['id'] !== 'string' || typeof json['generation'] !== 'number') {
    throw wrongAnswer('The answer is not a resource with id and generation');
  }
  const { spec, status, conditions, observed_generation, claimed, deletion_requested_at } = json;
  return {
    id: json['id'],
    generation: json['generation'],
    observed_generation: typeof observed_generation === 'number' ? observed_generation : 0,
    claimed: claimed === true,
    spec: isJsonObject(spec) ? spec : {},
    status: isJsonObject(status) ? status : {},
    conditions: Array.isArray(conditions) ? (conditions as readonly LosslessJson[]).flatMap(condition) : [],
    deletion_requested_at: typeof deletion_requested_at === 'string' ? deletion_requested_at : null,
    envelope: json,
  };
};

const holds = (resource: ApiResource, type: string): Condition | undefined =>
  resource.conditions.find((one) => one.type === type && one.status === 'True');

/** Pure. Has this generation (or a newer one) been brought about? */
export const isReady = (resource: ApiResource, generation: number): boolean =>
  resource.observed_generation >= generation && holds(resource, 'Ready') !== undefined;

/** Pure. The condition that says that the object cannot become ready without another spec; undefined when it can. */
export const stalledCondition = (resource: ApiResource): Condition | undefined => holds(resource, 'Stalled');

/** Pure. The sentence that best explains why an object is not ready; empty when the service gives none. */
export const notReadyMessage = (resource: ApiResource): string => {
  const stalled = holds(resource, 'Stalled');
  if (stalled !== undefined) return stalled.message;
  const ready = resource.conditions.find((one) => one.type === 'Ready');
  return ready === undefined || ready.status === 'True' ? '' : ready.message;
};

/** Pure. Whether the service is getting on with the object, as opposed to having met something that stops it. */
export const isMoving = (resource: ApiResource): boolean => {
  const ready = resource.conditions.find((condition) => condition.type === 'Ready');
  return ready === undefined || isProgress(ready.reason);
};
