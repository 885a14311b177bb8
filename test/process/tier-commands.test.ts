import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-tiers-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const inFolder = (word: string) => (/^[\w-]+\.(yaml|csv|json)$/.test(word) ? join(folder, word) : word)

/** Runs the built command line without any setting of an installation; names of files are those of the test’s folder. */
function rung(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/node/rung.js', ...words.map(inFolder)], {
    cwd: resolve('.'),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: 'postgres://nowhere.invalid/none' },
  })
  return { status, out: stdout.replaceAll(`${folder}/`, ''), said: stderr.replaceAll(`${folder}/`, '') }
}

describe.each(['en', 'fa'])('what the help page in %s shows', (language) => {
  const page = readFileSync(`content/help/${language}/command-line.mdx`, 'utf8')
  const examples = [...page.matchAll(/```sh\n(npx rung tiers [\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g)]
  beforeAll(() => {
    const files = [...page.matchAll(/^`([\w.-]+)`:\n\n```\w+\n([\s\S]*?)```/gm)]
    expect(files.map(([, name]) => name)).toEqual(['rules.yaml', 'facts.csv', 'hours.yaml'])
    for (const [, name = '', text = ''] of files) write(name, text)
  })

  test('runs, and prints what stands there', () => {
    expect(examples.length).toBeGreaterThan(5)
    for (const [, commands = '', printed] of examples)
      for (const command of commands.trim().split('\n')) {
        const [line = '', target] = command.replace('npx rung ', '').split(' > ')
        const { status, out, said } = rung(...line.split(' '))
        expect({ command, status, said }).toEqual({ command, status: 0, said: '' })
        if (target) write(target, out)
        if (printed !== undefined) expect(out).toBe(printed)
      }
  })
})

describe('mistakes', () => {
  const RULES = ['--programme', 'rules.yaml', '--facts', 'facts.csv', '--certifications', 'hours.yaml']

  test('in rules are told with their lines, and what was meant', () => {
    const rules = readFileSync(join(folder, 'rules.yaml'), 'utf8')
    write('misspelt.yaml', rules.replace('holding: professional', 'holding: profesional'))
    const misspelt = rung('tiers', 'check', '--certifications', 'hours.yaml', 'misspelt.yaml')
    expect(misspelt.status).toBe(1)
    expect(misspelt.out).toContain(
      'misspelt.yaml:17:47 Unknown certification “profesional”. Did you mean “professional”?',
    )

    const competencies = '{ measure: { of: { count: competencies }, atLeast: 1 } }'
    write(
      'never.yaml',
      rules.replace('{ countPeople: { atLeast: 2, holding: { any: [associate, professional] } } }', competencies),
    )
    const never = rung('tiers', 'check', '--json', '--certifications', 'hours.yaml', 'never.yaml')
    expect(never.status).toBe(1)
    const findings = JSON.parse(never.out)[0].findings as { code: string; path: string; line: number }[]
    expect(findings.map(({ code, path, line }) => [code, path, line])).toEqual([
      ['tier-unreachable', 'tiers.silver', 10],
      ['never-met', 'silver', 12],
    ])
  })

  test('of the format are rewritten, and nothing of the meaning', () => {
    const rules = readFileSync(join(folder, 'rules.yaml'), 'utf8')
    write(
      'untidy.yaml',
      `# Services\n${rules.replace('unit: money, title: Revenue', "title: 'Revenue',   unit: money")}`,
    )
    const hash = () =>
      JSON.parse(rung('tiers', 'check', '--json', '--certifications', 'hours.yaml', 'untidy.yaml').out)[0].hash
    const before = hash()
    expect(rung('tiers', 'format', '--check', 'untidy.yaml')).toMatchObject({
      status: 1,
      out: 'untidy.yaml: would change\n',
    })
    expect(rung('tiers', 'format', 'untidy.yaml').status).toBe(0)
    expect(rung('tiers', 'format', '--check', 'untidy.yaml').status).toBe(0)
    expect(readFileSync(join(folder, 'untidy.yaml'), 'utf8')).toContain('# Services\n')
    expect(hash()).toBe(before)
  })

  test('in a proof are named', () => {
    write('proofs.json', rung('tiers', 'evaluate', ...RULES, '--at', '2026-06-01', '--json').out)
    expect(rung('tiers', 'verify-proof', 'proofs.json', ...RULES).status).toBe(0)
    const proofs = JSON.parse(readFileSync(join(folder, 'proofs.json'), 'utf8'))
    proofs[0].proof.tiers[0].node.observed = '3/1'
    write('tampered.json', JSON.stringify(proofs))
    const { status, out } = rung('tiers', 'verify-proof', 'tampered.json', ...RULES)
    expect(status).toBe(1)
    expect(out).toContain('silver observed: said "3/1", found "2/1"')
  })

  test('in anything else that an evaluation says are named, each on a short line', () => {
    const [honest] = JSON.parse(rung('tiers', 'evaluate', ...RULES, '--at', '2026-06-01', '--json').out)
    const verified = (claims: object) => {
      write('claims.json', JSON.stringify([{ ...honest, ...claims }]))
      const { status, out } = rung('tiers', 'verify-proof', 'claims.json', ...RULES)
      return { status, wrong: out.split('\n').slice(1, -1) }
    }
    expect(verified({})).toEqual({ status: 0, wrong: [] })
    for (const [member, claim, found] of [
      ['qualified', 'gold', 'silver'],
      ['held', 'gold', 'silver'],
      ['graceUntil', '2027-01-01', null],
      ['next', null, 'gold'],
    ])
      expect(verified({ [String(member)]: claim })).toEqual({
        status: 1,
        wrong: [`  ${member}: said ${JSON.stringify(claim)}, found ${JSON.stringify(found)}`],
      })
    const [failing] = honest.failing
    expect(verified({ failing: [{ ...failing, missing: 'Nothing.' }] }).wrong).toEqual([
      '  failing.0.missing: said "Nothing.", found "One more is needed."',
    ])
    expect(verified({ supporting: [] }).status).toBe(1)
    expect(verified({ note: 'by hand' })).toEqual({ status: 0, wrong: ['  Not checked: note.'] })
  })

  test('an output that nobody reads to its end is no mistake', () => {
    const rows = Array.from({ length: 2_000 }, (_, place) => `p${place},attestation,none,,,2026-01-01,,`)
    write('many.csv', `partner,kind,name,person,amount,date,until,known\n${rows.join('\n')}\n`)
    const command = `${process.execPath} build/node/rung.js tiers evaluate --programme ${inFolder('rules.yaml')} --certifications ${inFolder('hours.yaml')} --facts ${inFolder('many.csv')} --at 2026-06-01 | head -1`
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: resolve('.'), encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toContain('p0, on 2026-06-01')
  })

  test.each([
    ['a date', ['evaluate', ...RULES, '--at', '2026-02-30'], '--at: “2026-02-30” is not a day'],
    ['a day before the rules', ['evaluate', ...RULES, '--at', '2025-02-01'], 'the rules take effect on 2026-01-01'],
    ['no date', ['evaluate', ...RULES], "required option '--at <date>' not specified"],
    ['a file', ['check', 'none.yaml'], 'There is no file none.yaml.'],
    ['a partner', ['evaluate', ...RULES, '--at', '2026-06-01', '--partner', 'x'], 'there are no facts about x'],
    [
      'a tier',
      ['path', ...RULES, '--at', '2026-06-01', '--to', 'diamond'],
      'the rules have no tier diamond; there are silver, gold',
    ],
    ['no proof', ['verify-proof', 'rules.yaml'], 'rules.yaml is not JSON'],
    [
      'facts',
      [
        'evaluate',
        '--programme',
        'rules.yaml',
        '--certifications',
        'hours.yaml',
        '--facts',
        'hours.yaml',
        '--at',
        '2026-06-01',
      ],
      'hours.yaml',
    ],
    ['an option', ['evaluate', ...RULES, '--at', '2026-06-01', '--when', 'now'], "unknown option '--when'"],
  ])('%s that cannot be used is told in a sentence, with the code 2', (_what, words, sentence) => {
    const { status, said } = rung('tiers', ...words)
    expect({ status, said }).toEqual({ status: 2, said: expect.stringContaining(sentence) })
    expect(said).not.toMatch(/\n {4}at /)
  })
})
