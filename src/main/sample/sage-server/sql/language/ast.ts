// The syntax tree of the T-SQL subset, as the parser leaves it: names unresolved, types unknown.
import type { SqlType } from '../../engine.ts';
import type { Token } from './lexer.ts';

export type CompareOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

type At = { readonly token: Token };

export type Expression = At &
  (
    | { readonly kind: 'null' }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'string'; readonly text: string; readonly national: boolean }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'column'; readonly parts: readonly string[] }
    | { readonly kind: 'negate'; readonly operand: Expression }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'compare';
        readonly operator: CompareOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'logic'; readonly operator: 'AND' | 'OR'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'not'; readonly operand: Expression }
    | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
    | {
        readonly kind: 'inList';
        readonly operand: Expression;
        readonly list: readonly Expression[];
        readonly negated: boolean;
      }
    | { readonly kind: 'inQuery'; readonly operand: Expression; readonly query: Query; readonly negated: boolean }
    | {
        readonly kind: 'between';
        readonly operand: Expression;
        readonly low: Expression;
        readonly high: Expression;
        readonly negated: boolean;
      }
    | {
        readonly kind: 'like';
        readonly operand: Expression;
        readonly pattern: Expression;
        readonly escape: Expression | null;
        readonly negated: boolean;
      }
    | { readonly kind: 'exists'; readonly query: Query }
    | {
        readonly kind: 'case';
        readonly operand: Expression | null;
        readonly branches: readonly { readonly when: Expression; readonly value: Expression }[];
        readonly otherwise: Expression | null;
      }
    | {
        readonly kind: 'convert';
        readonly operand: Expression;
        readonly type: SqlType;
        readonly style: Expression | null;
      }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly arguments: readonly Expression[];
        readonly distinct: boolean;
        readonly star: boolean;
      }
    | { readonly kind: 'subquery'; readonly query: Query }
  );

export type TableHint = 'UPDLOCK' | 'HOLDLOCK' | 'ROWLOCK' | 'XLOCK' | 'SERIALIZABLE' | 'READCOMMITTED' | 'TABLOCKX';

export type TableSource = At & {
  readonly alias: string | null;
  readonly source:
    | { readonly kind: 'table'; readonly parts: readonly string[]; readonly hints: readonly TableHint[] }
    | { readonly kind: 'derived'; readonly query: Query; readonly columns: readonly string[] | null };
};

export type Join = {
  readonly kind: 'inner' | 'left' | 'cross';
  readonly table: TableSource;
  readonly on: Expression | null;
};

export type SelectItem = At &
  (
    | { readonly kind: 'star'; readonly qualifier: string | null }
    | { readonly kind: 'value'; readonly value: Expression; readonly alias: string | null }
  );

export type Select = At & {
  readonly top: Expression | null;
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from: TableSource | null;
  readonly joins: readonly Join[];
  readonly where: Expression | null;
  readonly groupBy: readonly Expression[];
  readonly having: Expression | null;
};

export type OrderItem = { readonly value: Expression; readonly descending: boolean };

export type Query = {
  readonly with: readonly {
    readonly name: string;
    readonly columns: readonly string[] | null;
    readonly query: Query;
  }[];
  /** More than one: UNION ALL. */
  readonly selects: readonly Select[];
  readonly orderBy: readonly OrderItem[];
};

export type TargetTable = { readonly parts: readonly string[]; readonly hints: readonly TableHint[] };

export type Assignment = { readonly column: string; readonly value: Expression; readonly token: Token };

export type ProcedureArgument = { readonly name: string; readonly value: Expression; readonly output: boolean };

export type Statement = At &
  (
    | { readonly kind: 'query'; readonly query: Query }
    | {
        readonly kind: 'insert';
        readonly table: TargetTable;
        readonly columns: readonly Token[];
        readonly output: boolean;
        /** null is the word DEFAULT. */
        readonly source: { readonly values: readonly (readonly (Expression | null)[])[] } | { readonly query: Query };
      }
    | {
        readonly kind: 'update';
        readonly table: TargetTable;
        readonly assignments: readonly Assignment[];
        readonly output: boolean;
        readonly where: Expression | null;
      }
    | {
        readonly kind: 'delete';
        readonly table: TargetTable;
        readonly output: boolean;
        readonly where: Expression | null;
      }
    | { readonly kind: 'declare'; readonly name: string; readonly type: SqlType; readonly value: Expression | null }
    | { readonly kind: 'assign'; readonly name: string; readonly value: Expression }
    | {
        readonly kind: 'execute';
        readonly procedure: string;
        readonly arguments: readonly ProcedureArgument[];
        readonly result: string | null;
      }
    | { readonly kind: 'setting'; readonly names: readonly string[]; readonly value: string }
    | { readonly kind: 'transaction'; readonly verb: 'begin' | 'commit' | 'rollback'; readonly onlyIfOpen: boolean }
    | { readonly kind: 'use'; readonly database: string }
    | { readonly kind: 'definition'; readonly what: string }
  );
