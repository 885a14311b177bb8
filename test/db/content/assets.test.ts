import { afterAll, beforeEach, expect, test } from 'vitest'
import { listFolders, viewFolder } from '~/areas/assets/list-folders.server'
import { openAsset } from '~/areas/assets/open-asset.server'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { withDatabases } from '../databases'
import { type LearningWorld, learningWorld } from '../learning/learning-world'
import { type ScratchContent, scratchContent } from './scratch-content'

const compiler = createCompiler({ timeoutMs: 20_000 })
afterAll(() => compiler.close())
const sheet = { folder: 'sales-kit', name: 'questions.md' }

withDatabases((_dialect, open) => {
  let world: LearningWorld
  let content: ScratchContent
  beforeEach(async () => {
    world = await learningWorld(await open())
    content = scratchContent()
    await world.publish(content.root, compiler)
    return () => {
      world.clear()
      content.clear()
    }
  })

  test('a reserved folder is seen by everybody, in their language, and opened by nobody without the benefit', async () => {
    const folder = { slug: 'sales-kit', requiresBenefit: 'sales-kit', isOpen: false }
    expect(await listFolders(world.as(world.lena))).toMatchObject([{ ...folder, title: 'Sales kit' }])
    expect(await listFolders(world.as(world.omid))).toMatchObject([{ ...folder, title: 'بستهٔ فروش' }])
    await expect(openAsset(world.as(world.lena), sheet)).rejects.toMatchObject({ status: 403, code: 'assets.reserved' })
  })

  test('the benefit opens it for the company that has it', async () => {
    world.grant(world.bluefern.id, 'sales-kit')
    expect(await viewFolder(world.as(world.lena), 'sales-kit')).toMatchObject({ isOpen: true })
    const opened = await openAsset(world.as(world.lena), sheet)
    expect(opened).toMatchObject({ name: 'questions.md', mediaType: 'text/markdown', size: 12 })
    expect((await world.parts.files.get(opened.sha256))?.toString()).toBe('# Questions\n')
    await expect(openAsset(world.as(world.tomas), sheet)).rejects.toMatchObject({ status: 403 })
  })

  test('a file that is no longer there cannot be opened, one that changed is the new one', async () => {
    content.write('assets/sales-kit/questions.md', '# Better questions\n')
    content.write('assets/sales-kit/card.md', 'card')
    expect((await world.publish(content.root, compiler)).changed).toEqual(['sales-kit: 2 added, 1 withdrawn'])
    const { size } = await openAsset(world.as(world.tara), sheet)
    expect(size).toBe(19)
    content.remove('assets/sales-kit/questions.md')
    await world.publish(content.root, compiler)
    await expect(openAsset(world.as(world.tara), sheet)).rejects.toMatchObject({ status: 404 })
    expect((await viewFolder(world.as(world.tara), 'sales-kit')).files.map(({ name }) => name)).toEqual(['card.md'])
  })

  test('a folder that was deleted is withdrawn with its files, once and audited, and comes back with them', async () => {
    content.remove('assets/sales-kit')
    const changed = async () => (await world.publish(content.root, compiler)).changed
    expect(await changed()).toEqual(['sales-kit: withdrawn with 1 files'])
    expect(await changed()).toEqual([])
    expect(await listFolders(world.as(world.tara))).toEqual([])
    await expect(openAsset(world.as(world.tara), sheet)).rejects.toMatchObject({ status: 404 })
    await expect(viewFolder(world.as(world.tara), 'sales-kit')).rejects.toMatchObject({ status: 404 })
    const audited = world.handle.db.selectFrom('audit_log').select('action').where('action', 'like', 'assets.%')
    expect((await audited.orderBy('seq').execute()).map(({ action }) => action)).toEqual([
      'assets.folder-published',
      'assets.folder-withdrawn',
    ])

    const again = scratchContent()
    expect((await world.publish(again.root, compiler)).changed).toEqual(['sales-kit: 1 added, 0 withdrawn'])
    expect(await openAsset(world.as(world.tara), sheet)).toMatchObject({ size: 12 })
    again.clear()
  })

  test.each([{ name: '../../rung.db' }, { name: 'folder.yaml' }, { name: '' }])(
    '“$name” is no file of it',
    async (of) => {
      world.grant(world.bluefern.id, 'sales-kit')
      const asked = openAsset(world.as(world.lena), { folder: 'sales-kit', ...of })
      await expect(asked).rejects.toMatchObject({ status: 404 })
    },
  )
})
