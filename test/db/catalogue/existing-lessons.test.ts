import { afterAll, expect, test } from 'vitest'
import { existingLessons } from '~/areas/catalogue/existing-lessons.server'
import { createCompiler } from '~/platform/mdx/mdx.server'
import { scratchContent } from '../content/scratch-content'
import { withDatabases } from '../databases'
import { learningWorld } from '../learning/learning-world'

const compiler = createCompiler({ timeoutMs: 20_000 })
afterAll(() => compiler.close())

withDatabases((_dialect, open) => {
  test('a lesson is there as long as the newest revision of its course has it', async () => {
    const world = await learningWorld(await open())
    const content = scratchContent()
    const asked = ['webhooks/events', 'webhooks/nowhere', 'nothing/events', 'webhooks', '']
    const found = async () => [...(await existingLessons(world.system(), asked))]
    try {
      expect(await found()).toEqual([])
      await world.publish(content.root, compiler)
      expect(await found()).toEqual(['webhooks/events'])
      expect([...(await existingLessons(world.system(), []))]).toEqual([])
    } finally {
      content.clear()
      world.clear()
    }
  })
})
