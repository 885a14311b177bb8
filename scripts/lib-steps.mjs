import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What went wrong in a step, with the words a person needs to go on. */
export class StepError extends Error {
  constructor(message, { advice = '', output = '' } = {}) {
    super(message)
    this.advice = advice
    this.output = output
  }
}

/**
 * Runs `work` as one line on the screen: the title, then the seconds it took.
 * `work` may return a note for the end of the line, and say how far it is meanwhile. Steps may overlap.
 * @throws whatever `work` throws, after the line that says so
 */
export async function step(title, work) {
  const started = Date.now()
  const line = { started, sofar: '' }
  running.set(title, line)
  watch()
  try {
    const note = await work((sofar) => {
      line.sofar = sofar
    })
    finish(title, `${mark('✓', 32)} ${title}${note ? `  ${note}` : ''}  ${seconds(started)}`)
    return note
  } catch (error) {
    finish(title, `${mark('✗', 31)} ${title}  ${seconds(started)}`)
    throw error
  }
}

/** Runs `node` with these arguments; see `run`. */
export const runNode = (args, options) => run(process.execPath, args, options)

/**
 * Runs a command to its end without showing what it prints.
 * `minutes` is how long it may take; then it is told to end, and made to 20 seconds later.
 * @returns its exit code (128 + n when signal n ended it) and the end of its output, both streams mixed
 */
export function run(command, args, { env = {}, cwd = root, onOutput, minutes } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    children.add(child)
    let output = ''
    const keep = (chunk) => {
      output = `${output}${chunk}`.slice(-KEPT_OUTPUT)
      onOutput?.(String(chunk))
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const deadline =
      minutes &&
      setTimeout(() => stop(child, () => keep(`\nstopped: it took more than ${minutes} minutes\n`)), minutes * 60_000)
    child.on('error', (error) => {
      clearTimeout(deadline)
      children.delete(child)
      resolve({ code: 127, output: `${output}${error.message}\n` })
    })
    child.on('close', (code, signal) => {
      clearTimeout(deadline)
      children.delete(child)
      resolve({ code: code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0), output })
    })
  })
}

/** As `run`, but a non-zero exit becomes a StepError that carries the output. */
export async function mustRun(command, args, { what, advice, ...options } = {}) {
  const { code, output } = await run(command, args, options)
  if (code !== 0) {
    throw new StepError(`${what ?? [command, ...args].join(' ')} failed (exit code ${code})`, {
      output,
      advice: typeof advice === 'function' ? advice(output) : advice,
    })
  }
  return output
}

/** Says what failed, with the last lines of its output and what to do, and ends the process. */
export function fail(error) {
  clearLine()
  if (!(error instanceof StepError)) {
    console.error(error)
    process.exit(1)
  }
  if (error.output) console.error(`\n${lastLines(error.output, 40)}`)
  console.error(`\n${mark('✗', 31)} ${error.message}`)
  if (error.advice) console.error(`\n${error.advice}`)
  process.exit(1)
}

export function lastLines(text, count) {
  const lines = text.trimEnd().split('\n')
  return (lines.length > count ? ['…', ...lines.slice(-count)] : lines).join('\n')
}

/** Prints a whole line without tearing the line of running steps. */
export function say(text) {
  clearLine()
  console.log(text)
}

/** The repository's root, with a trailing slash left out. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

function stop(child, tell) {
  tell()
  child.kill('SIGINT')
  setTimeout(() => child.kill('SIGKILL'), 20_000).unref()
}

const KEPT_OUTPUT = 400_000
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
const running = new Map()
const children = new Set()
const onTerminal = Boolean(process.stdout.isTTY)
let timer

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`
const mark = (sign, colour) => (onTerminal ? `\u001b[${colour}m${sign}\u001b[0m` : sign)

function clearLine() {
  if (onTerminal) process.stdout.write('\r\u001b[K')
}

/** A terminal shows what runs on one moving line; a log gets a line each half minute. */
function watch() {
  timer ??= setInterval(
    () => {
      const text = [...running]
        .map(([title, { started, sofar }]) =>
          [title, sofar, `${Math.round((Date.now() - started) / 1000)} s`].filter(Boolean).join(' '),
        )
        .join(' · ')
      if (onTerminal) process.stdout.write(`\r\u001b[K  ${text.slice(0, (process.stdout.columns || 80) - 3)}`)
      else console.log(`  … ${text}`)
    },
    onTerminal ? 250 : 30_000,
  )
}

function finish(title, line) {
  running.delete(title)
  say(line)
  if (running.size > 0) return
  clearInterval(timer)
  timer = undefined
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    // Test runners put their servers away when interrupted, and drop everything when terminated.
    for (const child of children) child.kill('SIGINT')
    clearLine()
    // The children get a moment to put away what they hold: databases, temporary files.
    const started = Date.now()
    const wait = setInterval(() => {
      if (children.size > 0 && Date.now() - started < 25_000) return
      clearInterval(wait)
      process.exit(128 + SIGNAL_NUMBERS[signal])
    }, 50)
  })
}
