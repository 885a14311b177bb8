import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type BuiltServer, startBuiltServer } from '../built-server'
import { fail } from '../lib-steps.mjs'
import { measureAttempts, measureLongPage } from './attempt'
import { measureExamLoad, sitDown } from './exam-load'
import { rounded } from './figures'
import { measureVisits } from './first-visit'
import { measurePage } from './page-cpu'
import { measurePath } from './path'
import { measureRegrade } from './regrade'
import { measureSave } from './save'
import { type BenchStage, benchStage, COURSE, EXAM } from './stage-data'
import { measureBatch, measureReEvaluation } from './tiers'
import { measureWhatIf } from './what-if'

// `npm run bench`: what the built product costs, beside the bare limit of the same work where there is one, in one run
// on one machine. `--json` prints one JSON object; `--only page,save,load,tier,path,visit,attempt,long,what-if` measures a part;
// `--only regrade` corrects ten thousand attempts and takes some minutes, so it is measured when it is asked for.

const PARTS = ['page', 'save', 'tier', 'path', 'visit', 'attempt', 'long', 'load', 'what-if', 'regrade'] as const
type Part = (typeof PARTS)[number]
const USUAL = PARTS.filter((part) => part !== 'regrade')
const WHAT_IF_BASE = {
  partners: Number(process.env.RUNG_BENCH_PARTNERS ?? 10_000),
  certificatesEach: 10,
  amountsEach: 100,
}
const REGRADED_ATTEMPTS = Number(process.env.RUNG_BENCH_REGRADED ?? 10_000)

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } })
const say = (text: string) => (values.json ? process.stderr : process.stdout).write(`${text}\n`)

async function measure(wanted: ReadonlySet<Part>): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  const keep = (measured: Record<string, number>) => {
    for (const [name, value] of Object.entries(measured)) figures[name] = rounded(value)
  }
  say('Preparing an installation with 20 partners and 560 learners …')
  const bench = await benchStage()
  let server: BuiltServer | undefined
  try {
    const people = cut(bench)
    // Nothing else runs on the machine while what happens inside this process is measured.
    if (wanted.has('save')) {
      say('Saving answers …')
      keep(await measureSave({ stage: bench.stage, learner: people.saver, folder: bench.folder }))
    }
    if (wanted.has('tier')) {
      say('Deciding tiers …')
      keep(await measureReEvaluation({ stage: bench.stage, people: people.oneCompany }))
      keep(measureBatch())
    }
    if (wanted.has('path')) {
      say('Finding the cheapest way for sixty people …')
      keep(await measurePath())
    }
    const sittings = wanted.has('load') || wanted.has('visit') ? await sitDown(bench.stage, people.sitting) : []
    server = await startBuiltServer(bench, { RUNG_DEMO: '0' })
    const { origin } = server
    if (wanted.has('page')) {
      say('Rendering the course page …')
      const path = `/learn/courses/${COURSE}`
      keep(await measurePage({ origin, path, cookie: people.reader.cookie, folder: bench.folder }))
    }
    if (wanted.has('long')) {
      say('Rendering an attempt of a hundred questions …')
      keep(await measureLongPage({ origin, learner: people.longSitter }))
    }
    if (wanted.has('attempt')) {
      say('Taking whole exams …')
      keep(await measureAttempts({ origin, stage: bench.stage, learners: people.takers }))
    }
    if (wanted.has('visit')) {
      say('Visiting pages with an empty cache …')
      const [sitting] = sittings
      if (!sitting) throw new Error('the visit needs a running attempt')
      const cookies = [sitting.cookie, `attempt-${sitting.attemptId}=${sitting.holder}`]
      const visits = await measureVisits({ origin, cookies, paths: learnerPages(sitting.attemptId) })
      for (const { path, jsKb, totalKb, requests } of visits)
        say(
          `  ${path.padEnd(64)} ${jsKb.toFixed(1).padStart(6)} kB script ${totalKb.toFixed(1).padStart(7)} kB in ${requests}`,
        )
      const of = (path: string) => visits.find((visit) => visit.path === path)
      keep({
        firstVisitJsKb: Math.max(...visits.map(({ jsKb }) => jsKb)),
        firstVisitTotalKb: of(`/learn/courses/${COURSE}`)?.totalKb ?? Number.NaN,
        attemptVisitJsKb: of(`/exams/attempts/${sitting.attemptId}`)?.jsKb ?? Number.NaN,
        attemptVisitTotalKb: of(`/exams/attempts/${sitting.attemptId}`)?.totalKb ?? Number.NaN,
      })
    }
    if (wanted.has('load')) {
      say(`${sittings.length} learners save an answer each 10 s …`)
      keep(await measureExamLoad(origin, sittings))
    }
    await server.stop()
    if (wanted.has('what-if')) {
      say('Trying a version on ten thousand partners with a million amounts …')
      keep(await measureWhatIf({ stage: bench.stage, ...WHAT_IF_BASE }))
    }
    if (wanted.has('regrade')) {
      say('Correcting a question in ten thousand attempts …')
      keep(await measureRegrade({ stage: bench.stage, partners: bench.partners, attempts: REGRADED_ATTEMPTS }))
    }
    return figures
  } finally {
    await server?.kill()
    await bench.close()
  }
}

/** Nobody is in two measurements: a person sits an exam once. */
function cut({ learners }: BenchStage) {
  const [saver, longSitter, reader] = learners
  if (!saver || !longSitter || !reader) throw new Error('the stage has too few learners')
  return {
    saver,
    longSitter,
    reader,
    takers: learners.slice(3, 28),
    oneCompany: learners.slice(28, 56),
    sitting: learners.slice(60, 560),
  }
}

const learnerPages = (attempt: string) => [
  '/',
  '/learn',
  `/learn/courses/${COURSE}`,
  `/learn/courses/${COURSE}/verify-signatures`,
  '/exams',
  `/exams/${EXAM}`,
  `/exams/attempts/${attempt}`,
  `/exams/attempts/${attempt}/review`,
  '/certificates',
  '/notifications',
]

type Line = { path: string; name: string; unit: string; limit?: string; bar?: number }

/** The speed the product holds itself to. */
const LINES: Line[] = [
  {
    path: 'a signed-in page (course), server CPU',
    name: 'pageCpuRatio',
    unit: '×',
    limit: 'bare renderToPipeableStream of the same tree on node:http',
    bar: 5,
  },
  { path: '  the page itself', name: 'pageCpuMs', unit: 'ms' },
  { path: '  the bare render', name: 'bareCpuMs', unit: 'ms' },
  {
    path: 'saving an answer, durable',
    name: 'saveRatio',
    unit: '×',
    limit: 'bare better-sqlite3 FULL commit of the same row',
    bar: 3,
  },
  { path: '  the save itself', name: 'saveMs', unit: 'ms' },
  { path: '500 learners in an exam, a save each 10 s, p99', name: 'examSaveP99Ms', unit: 'ms', bar: 100 },
  { path: '  errors among its saves and pages', name: 'examErrors', unit: '', bar: 0 },
  { path: '  a page of theirs meanwhile, p99', name: 'examPageP99Ms', unit: 'ms' },
  { path: '  processor that the server used', name: 'examCpuShare', unit: 'cores' },
  { path: 'tier of one partner after an event, on disk', name: 'tierReevaluateMs', unit: 'ms', bar: 10 },
  { path: '10,000 partners with 100,000 certificates', name: 'tierBatchS', unit: 's', bar: 10 },
  { path: 'the cheapest way, 60 people, 30 certifications', name: 'pathS', unit: 's', bar: 2 },
  { path: '  of eight companies, the slowest', name: 'pathSlowestS', unit: 's' },
  { path: '  the first question, solver compiled', name: 'pathFirstS', unit: 's' },
  { path: 'a version tried on 10,000 partners, 1,100,000 facts', name: 'whatIfS', unit: 's', bar: 10 },
  { path: '  memory of the process meanwhile', name: 'whatIfMemoryMb', unit: 'MB' },
  { path: '  longest time without a word of how far it is', name: 'whatIfSilenceMs', unit: 'ms' },
  { path: 'first visit of a learner page, script (largest)', name: 'firstVisitJsKb', unit: 'kB', bar: 130 },
  { path: 'first visit of the course page, everything', name: 'firstVisitTotalKb', unit: 'kB' },
  { path: 'first visit of an attempt, script', name: 'attemptVisitJsKb', unit: 'kB' },
  { path: 'first visit of an attempt, everything', name: 'attemptVisitTotalKb', unit: 'kB' },
  { path: 'attempt page with 100 questions', name: 'longPageMs', unit: 'ms', bar: 50 },
  { path: 'a whole attempt of 20 questions, server CPU', name: 'attemptCpuMs', unit: 'ms' },
  { path: 'a correction in 10,000 attempts, foretold', name: 'regradePreviewS', unit: 's' },
  { path: '  applied, with all that follows', name: 'regradeApplyS', unit: 's' },
  { path: '  undone', name: 'regradeUndoS', unit: 's' },
  { path: '  queries an attempt, applied', name: 'regradeQueriesEach', unit: '' },
  { path: '  longest wait of others meanwhile', name: 'regradeApplyStallMs', unit: 'ms' },
  { path: 'machine: load average when it ended', name: 'loadAverage', unit: '' },
  { path: 'memory of the server after all this', name: 'memoryMb', unit: 'MB' },
]

function printTable(figures: Record<string, number>) {
  console.log('')
  for (const { path, name, unit, limit, bar } of LINES) {
    const value = figures[name]
    if (value === undefined) continue
    const verdict = bar === undefined ? '' : value <= bar ? `within ${bar} ${unit}` : `OVER ${bar} ${unit}`
    console.log(`${path.padEnd(50)} ${`${value} ${unit}`.padStart(10)}  ${verdict.padEnd(16)} ${limit ?? ''}`.trimEnd())
  }
}

try {
  if (process.env.NODE_ENV !== 'production') throw new Error('measure with NODE_ENV=production: npm run bench')
  const wanted = (values.only?.split(',') ?? USUAL).filter((name): name is Part => PARTS.includes(name as Part))
  const figures = await measure(new Set(wanted))
  figures.loadAverage = rounded(loadavg()[0] ?? 0)
  if (values.json) console.log(JSON.stringify(figures))
  else printTable(figures)
} catch (error) {
  fail(error)
}
