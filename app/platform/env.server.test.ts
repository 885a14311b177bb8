import { describe, expect, it } from 'vitest'
import { readConfig } from './env.server'

const problemOf = (env: Record<string, string>) => {
  try {
    readConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return null
}

it('needs nothing: a demo on this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    databaseUrl: 'data/rung.db',
    isDemo: true,
    smtpUrl: null,
    mailFrom: 'no-reply@localhost',
    trustProxy: false,
  })
})

it('the public address is an origin, as browsers write it', () => {
  const of = (PUBLIC_URL: string) => readConfig({ PUBLIC_URL }).publicUrl
  expect(of('https://partners.halyard.example/')).toBe('https://partners.halyard.example')
  expect(of('https://Partners.Halyard.example:443')).toBe('https://partners.halyard.example')
  expect(of('http://localhost:80')).toBe('http://localhost')
  expect(of('http://[::1]:3000')).toBe('http://[::1]:3000')
  expect(readConfig({ PORT: '80' }).publicUrl).toBe('http://localhost')
})

it.each([
  ['PUBLIC_URL', 'https://halyard.example/partners'],
  ['PUBLIC_URL', 'https://halyard.example?a=b'],
  ['PUBLIC_URL', 'https://me:secret@halyard.example'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['PUBLIC_URL', 'ftp://halyard.example'],
  ['PUBLIC_URL', 'halyard.example'],
  ['PORT', '65536'],
  ['PORT', 'eighty'],
  ['RUNG_DEMO', 'yes'],
  ['RUNG_PROCESSES', '0'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused, by its name', (name, value) => {
  expect(problemOf({ [name]: value })).toMatch(new RegExp(`^the environment is not usable:\\n  ${name}: `))
})

it('says all that is wrong at once, and never repeats a value', () => {
  const problem = problemOf({ PORT: 'x', LOG_LEVEL: 'secret-value' }) ?? ''
  expect(problem.split('\n')).toHaveLength(3)
  expect(problem).not.toContain('secret-value')
})

describe('demo sign-ins', () => {
  it.each([
    [{}, true],
    [{ DATABASE_URL: '' }, true],
    [{ DATABASE_URL: 'postgres://db/rung' }, false],
    [{ PUBLIC_URL: 'https://partners.halyard.example' }, false],
    [{ PUBLIC_URL: 'https://partners.halyard.example', RUNG_DEMO: '1' }, true],
    [{ RUNG_DEMO: '0' }, false],
  ])('%o: %s', (env, isDemo) => expect(readConfig(env).isDemo).toBe(isDemo))
})
