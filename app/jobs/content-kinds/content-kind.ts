import type { Ctx } from '~/platform/context.server'
import type { FileProblem } from '~/platform/file-problem'
import type { Compiler } from '~/platform/mdx/mdx.server'

/**
 * One kind of authored content: where its files lie, how they are read, how they are published. `publish-content`
 * reads every kind, stops if anything is wrong anywhere, and then publishes them in the order of its list.
 */
export type ContentKind<Item> = {
  /** The folder below `content/`, and the name in what the command line prints. */
  readonly name: string
  /** Reads the folder of this kind; one that is not there holds nothing. */
  readonly read: (from: ContentFolder) => Promise<Reading<Item>>
  /** What only shows beside other kinds: names that nothing has. */
  readonly check?: (items: readonly Item[], all: ReadContent) => readonly FileProblem[]
  /** Publishes one item in its own transaction. The same item again changes nothing. */
  readonly publish: (ctx: Ctx, item: Item) => Promise<Published>
  /** Withdraws what was published once and is not among the items any more; asked after all of them are published. */
  readonly withdrawOthers?: (ctx: Ctx, items: readonly Item[]) => Promise<readonly Published[]>
}

export type ContentFolder = {
  /** Absolute path of this kind's folder. */
  readonly path: string
  readonly compiler: Pick<Compiler, 'compile'>
  /** What the kinds before this one in the list have read. */
  readonly before: ReadContent
}

export type Reading<Item> = { readonly items: readonly Item[]; readonly problems: readonly FileProblem[] }

export type ReadContent = {
  /** The items of a kind as far as they could be read. */
  readonly of: <Item>(kind: ContentKind<Item>) => readonly Item[]
}

/** What became of one item, for the command line: `courses http-api-integration: revision 3`. */
export type Published = { readonly slug: string; readonly changed: boolean; readonly what: string }
