#!/usr/bin/env node
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenFreezes, hashOfMigration } from './lib-migrations.mjs'
import { fail, root, StepError } from './lib-steps.mjs'

// Part of a release: adds the migrations that are new to db/migrations/frozen.json, so that nobody edits them again.
const folder = join(root, 'db/migrations')
const list = join(folder, 'frozen.json')
const frozen = JSON.parse(readFileSync(list, 'utf8'))
const migrations = readdirSync(folder)
  .filter((file) => /^\d{4}-.+\.ts$/.test(file) && !file.endsWith('.test.ts'))
  .sort()
  .map((file) => ({ name: file.replace(/\.ts$/, ''), text: readFileSync(join(folder, file), 'utf8') }))

const broken = brokenFreezes(frozen, migrations)
if (broken.length > 0) fail(new StepError(broken.join('\n')))
const added = migrations.filter(({ name }) => !(name in frozen))
for (const { name, text } of added) frozen[name] = hashOfMigration(text)
writeFileSync(list, `${JSON.stringify(frozen, null, 2)}\n`)
console.log(added.length > 0 ? `frozen: ${added.map(({ name }) => name).join(', ')}` : 'nothing new to freeze')
