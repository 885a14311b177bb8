import type { ParsedAssetFolder } from '~/areas/assets/asset-folder'
import { publishAssets } from '~/areas/assets/publish-assets.server'
import { readAssetFolder } from '~/areas/assets/read-asset-folder.server'
import { withdrawFoldersExcept } from '~/areas/assets/withdraw-folders.server'
import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { translator } from '~/i18n/translator.server'
import { foldersIn } from './content-files.server'
import type { ContentKind } from './content-kind'

export const assets: ContentKind<ParsedAssetFolder> = {
  name: 'assets',
  async read({ path }) {
    const t = translator('en', 'catalogue')
    const read = foldersIn(path).map((folder) => readAssetFolder(folder, (problem) => describeYamlProblem(t, problem)))
    return { items: read.flatMap(({ folder }) => folder ?? []), problems: read.flatMap(({ problems }) => problems) }
  },
  async publish(ctx, folder) {
    const { slug, outcome, added, removed } = await publishAssets(ctx, folder)
    const what =
      outcome === 'unchanged' ? `unchanged, ${folder.files.length} files` : `${added} added, ${removed} withdrawn`
    return { slug, changed: outcome !== 'unchanged', what }
  },
  async withdrawOthers(ctx, items) {
    const withdrawn = await withdrawFoldersExcept(
      ctx,
      items.map(({ slug }) => slug),
    )
    return withdrawn.map(({ slug, removed }) => ({ slug, changed: true, what: `withdrawn with ${removed} files` }))
  },
}
