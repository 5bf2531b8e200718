/**
 * What every framework can set on `<dify-chat>`, derived from the element itself: nothing here names an attribute, a
 * property or an event, so that nothing can be forgotten.
 */
import type {LitElement} from 'lit';
import type {DifyChat} from '../lib/index.js';

/** The element's events, by name. */
export type DifyChatEventMap = {
  [
    Name in keyof GlobalEventHandlersEventMap as Name extends `dify-${string}` ? Name : never
  ]: GlobalEventHandlersEventMap[Name];
};

/** Properties by their own name. */
export type DifyChatProperties = {[Name in PropertyName]?: DifyChat[Name] | undefined};

/** Attributes by their name in HTML, and the same with the values of properties, which some frameworks set. */
export type DifyChatAttributes = {
  [Name in PropertyName as AttributeName<Name>]?: AttributeValue<DifyChat[Name]> | undefined;
};

/** Listeners as `onDifyMessage`. */
export type DifyChatListeners = {
  [Name in keyof DifyChatEventMap as `on${PascalCase<Name>}`]?:
    ((event: DifyChatEventMap[Name]) => void) | undefined;
};

/** Listeners as `ondify-message`, with another prefix where a framework has one. */
export type DifyChatListenersAs<Prefix extends string> = {
  [Name in keyof DifyChatEventMap as `${Prefix}${Name}`]?:
    ((event: DifyChatEventMap[Name]) => void) | undefined;
};

/** What a page can set: neither read-only, nor a method, nor every element's. */
type PropertyName = {
  [Name in Exclude<keyof DifyChat, keyof LitElement>]: Name extends 'fetch'
    ? Name
    : DifyChat[Name] extends (...args: never) => unknown
      ? never
      : IsSame<Pick<DifyChat, Name>, {-readonly [Key in Name]: DifyChat[Key]}> extends true
        ? Name
        : never;
}[Exclude<keyof DifyChat, keyof LitElement>];

/** `hide` is a method, too, so its property has another name. */
type AttributeName<Property extends string> = Property extends 'hiddenFeatures'
  ? 'hide'
  : KebabCase<Property>;

type AttributeValue<Value> =
  | Value
  | (Value extends number
      ? `${number}`
      : Value extends boolean
        ? ''
        : Value extends (...args: never) => unknown
          ? never
          : Value extends object
            ? string // JSON
            : never);

type KebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${KebabCase<Rest>}`
  : Name;

type PascalCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Name>;

/** Functions of a type parameter compare exactly, `readonly` included. */
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
