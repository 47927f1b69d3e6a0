import type { AccountId } from '../../domain/shared/ids';

/** As it comes from a page: account ids are plain text until they have been looked at. */
export type Typed<Value> = Value extends AccountId
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Typed<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Typed<Value[Name]> }
      : Value;
