import type { Fact } from './facts'

type WithoutIdentity<F> = F extends Fact ? Omit<F, 'id' | 'knownAt'> : never

/** A fact before it is recorded. */
export type NewFact = WithoutIdentity<Fact>
