import type { ParsedHelp } from '~/areas/catalogue/help-page'
import { publishHelp } from '~/areas/catalogue/publish-help.server'
import { readHelpFolder } from '~/areas/catalogue/read-help-folder.server'
import type { FileProblem } from '~/platform/file-problem'
import { foldersIn } from './content-files.server'
import type { ContentKind } from './content-kind'

/** One item is the help of one language. */
export const help: ContentKind<ParsedHelp> = {
  name: 'help',
  async read({ path, compiler }) {
    const items: ParsedHelp[] = []
    const problems: FileProblem[] = []
    for (const folder of foldersIn(path)) {
      const read = await readHelpFolder(folder, compiler)
      problems.push(...read.problems)
      if (read.help) items.push(read.help)
    }
    return { items, problems }
  },
  async publish(ctx, item) {
    const { changed } = await publishHelp(ctx, item)
    return { slug: item.locale, changed, what: changed ? `${item.pages.length} pages` : 'unchanged' }
  },
}
