import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import type { Compiler } from '~/platform/mdx/mdx.server'
import { assets } from './content-kinds/assets.server'
import { certifications } from './content-kinds/certifications.server'
import type { ContentKind, Published, ReadContent } from './content-kinds/content-kind'
import { courses } from './content-kinds/courses.server'
import { exams } from './content-kinds/exams.server'
import { help } from './content-kinds/help.server'
import { pools } from './content-kinds/pools.server'
import { programme } from './content-kinds/programme.server'

/** Every kind of content, each after the kinds whose names it uses. A new kind is a file beside these and a line here. */
const KINDS: readonly AnyKind[] = [
  anyKind(courses),
  anyKind(pools),
  anyKind(exams),
  anyKind(certifications),
  anyKind(programme),
  anyKind(assets),
  anyKind(help),
]

export type CheckedContent = {
  problems: readonly FileProblem[]
  counts: readonly { kind: string; items: number }[]
  /** Publishes what was read. Refuses while there is an error. */
  publish(ctx: Ctx, onPublished?: (kind: string, published: Published) => void): Promise<Published[]>
}

/**
 * Reads the whole content folder and says everything that is wrong with it. Nothing is published before all of it is
 * right; then each item is published in a transaction of its own, so that going on after an interruption is harmless.
 */
export async function checkContent(root: string, compiler: Pick<Compiler, 'compile'>): Promise<CheckedContent> {
  const read = new Map<AnyKind, readonly unknown[]>()
  const before: ReadContent = {
    of: (kind) => (read.get(KINDS.find((own) => own.name === kind.name) as AnyKind) ?? []) as never,
  }
  const problems: FileProblem[] = []
  // What has no file any more is withdrawn: a mistyped path must not withdraw everything.
  if (!KINDS.some(({ name }) => existsSync(join(root, name)))) problems.push(noContentIn(root))
  for (const kind of KINDS) {
    const reading = await kind.read({ path: resolve(join(root, kind.name)), compiler, before })
    read.set(kind, reading.items)
    problems.push(...reading.problems)
  }
  // What one file says of another is looked at once each can be read: a course that cannot be is not a missing one.
  if (!hasErrors(problems))
    for (const kind of KINDS) problems.push(...(kind.check?.(read.get(kind) ?? [], before) ?? []))

  return {
    problems: inFileOrder(problems),
    counts: KINDS.map((kind) => ({ kind: kind.name, items: read.get(kind)?.length ?? 0 })),
    async publish(ctx, onPublished = () => {}) {
      if (hasErrors(problems)) throw new Error('content with errors is not published')
      const all: Published[] = []
      for (const kind of KINDS) {
        const items = read.get(kind) ?? []
        const tell = (published: Published) => {
          onPublished(kind.name, published)
          all.push(published)
        }
        for (const item of items) tell(await kind.publish(ctx, item))
        for (const withdrawn of (await kind.withdrawOthers?.(ctx, items)) ?? []) tell(withdrawn)
      }
      return all
    },
  }
}

const noContentIn = (root: string): FileProblem => ({
  file: root,
  line: 1,
  column: 1,
  severity: 'error',
  message: translator('en', 'catalogue')('files.no-content', { folders: KINDS.map(({ name }) => name).join(', ') }),
})

type AnyKind = ContentKind<unknown>

/** A kind with its own item type forgotten. Only its own items ever come back to it: they are kept under its name. */
function anyKind<Item>(kind: ContentKind<Item>): AnyKind {
  const { name, read, check, publish, withdrawOthers } = kind
  return {
    name,
    read,
    ...(check ? { check: (items, all) => check(items as readonly Item[], all) } : {}),
    publish: (ctx, item) => publish(ctx, item as Item),
    ...(withdrawOthers ? { withdrawOthers: (ctx, items) => withdrawOthers(ctx, items as readonly Item[]) } : {}),
  }
}
