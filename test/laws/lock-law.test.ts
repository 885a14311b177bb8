import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from './source-files'

type Lock = {
  packages: Record<string, Record<'dependencies' | 'optionalDependencies', Record<string, string> | undefined>>
}

test('package-lock.json lists what every package asks for, so that npm ci installs anywhere', () => {
  expect(unlisted(JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')))).toEqual([])
})

test('a package for another system that is left out is noticed', () => {
  const of = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  const lock = (...paths: string[]): Lock => ({
    packages: {
      '': { dependencies: of(['a']), optionalDependencies: undefined },
      'node_modules/a': { dependencies: of(['b']), optionalDependencies: of(['a-mac', 'a-linux']) },
      'node_modules/a/node_modules/b': { dependencies: of(['a']), optionalDependencies: undefined },
      ...Object.fromEntries(paths.map((path) => [path, { dependencies: undefined, optionalDependencies: undefined }])),
    },
  })
  expect(unlisted(lock('node_modules/a-linux'))).toEqual(['node_modules/a asks for a-mac'])
  expect(unlisted(lock('node_modules/a-linux', 'node_modules/a/node_modules/a-mac'))).toEqual([])
})

function unlisted({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isListed(packages, path, name))
      .map((name) => `${path || 'package.json'} asks for ${name}`),
  )
}

/** Node looks for a package beside the one that asks, then one folder up, and so on. */
function isListed(packages: Lock['packages'], from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('node_modules/') - 1, 0))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true
    if (at === '') return false
  }
}
