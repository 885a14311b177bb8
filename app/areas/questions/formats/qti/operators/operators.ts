import { ARITHMETIC } from './arithmetic'
import { CONTAINERS } from './containers'
import { LOGIC } from './logic'
import type { Operator } from './operands'

/** The operators that take only operands, by their names in QTI 2.x. */
const OPERATORS = { ...LOGIC, ...ARITHMETIC, ...CONTAINERS } as const
export type OperatorName = keyof typeof OPERATORS

const BY_NAME = new Map<string, OperatorName>(Object.keys(OPERATORS).map((name) => [name, name as OperatorName]))
export const operatorNamed = (name: string): OperatorName | null => BY_NAME.get(name) ?? null
export const operatorOf = (name: OperatorName): Operator => OPERATORS[name]
