// The three binders together: where expressions, conditions and queries find each other.
import { bindExpression } from './bind-expression.ts';
import { bindPredicate } from './bind-predicate.ts';
import { bindQuery } from './bind-query.ts';
import type { Binder } from './scope.ts';

export const binder: Binder = { expression: bindExpression, predicate: bindPredicate, query: bindQuery };
