/**
 * Lit's `@property` for TypeScript's decorators alone: Lit's own also takes standard ones, which no page of ours
 * needs and every page would load. Attributes are named as `attributeOf` says.
 */
import type {PropertyDeclaration, ReactiveElement} from 'lit';
import {attributeOf} from './config.js';

export function property(options?: PropertyDeclaration) {
  return (prototype: ReactiveElement, name: string): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, {
      attribute: attributeOf(name),
      useDefault: true, // also when an attribute is taken away again
      ...options,
    });
  };
}
