import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { enrol } from '~/areas/learning/enrol.server'
import { completeLesson } from '~/areas/learning/record-lesson.server'
import { mustRun } from '../lib-steps.mjs'
import { addPartner, addPerson, drain, openStage, type Stage, type StagePerson } from '../stage'

export const COURSE = 'http-api-integration'
export const EXAM = 'integration-associate'
/** An exam that the product's own content does not have: a hundred questions on one page. */
export const LONG_EXAM = 'bench-hundred'

/** The exam that many sit at once: questions of every kind that a rule marks, and a result that all may look at. */
export const CROWDED_EXAM = 'bench-crowd'

const PARTNERS = 20
const LEARNERS_A_PARTNER = 28

export type BenchStage = {
  stage: Stage
  folder: string
  databaseUrl: string
  dataDir: string
  partners: string[]
  learners: StagePerson[]
  close(): Promise<void>
}

/**
 * An installation in a temporary folder: the repository's content, twenty partners on the reseller track, and their
 * learners, each enrolled in the course with two lessons read.
 */
export async function benchStage(each = LEARNERS_A_PARTNER): Promise<BenchStage> {
  const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'))
  const dataDir = join(folder, 'data')
  const databaseUrl = join(dataDir, 'rung.db')
  const env = { NODE_ENV: 'production', RUNG_DATA_DIR: dataDir, RUNG_DEMO: '0', DATABASE_URL: '', LOG_LEVEL: 'error' }
  const cli = (...args: string[]) => mustRun(process.execPath, ['build/node/rung.js', ...args], { env })
  try {
    await cli('db', 'migrate')
    const stage = await openStage({ databaseUrl, dataDir })
    await createOrganisation(stage.system, { kind: 'vendor', name: 'Halyard' })
    await cli('content', 'publish')
    await publishExam(stage.system, { slug: LONG_EXAM, exam: longExam })
    await publishExam(stage.system, { slug: CROWDED_EXAM, exam: crowdedExam })
    const partners: string[] = []
    const learners: StagePerson[] = []
    for (let number = 1; number <= PARTNERS; number++) {
      const organisationId = await addPartner(stage, `Bench Partner ${number}`, ['reseller'])
      partners.push(organisationId)
      for (let place = 1; place <= each; place++) {
        const learner = await addPerson(stage, {
          name: `Learner ${number}.${place}`,
          email: `learner-${number}-${place}@bench.example`,
          organisationId,
          roles: ['learner'],
        })
        learners.push(learner)
      }
    }
    for (const learner of learners.slice(0, 40)) await study(stage, learner)
    await drain(stage)
    const close = async () => {
      await stage.close()
      rmSync(folder, { recursive: true, force: true })
    }
    return { stage, folder, databaseUrl, dataDir, partners, learners, close }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function study(stage: Stage, learner: StagePerson): Promise<void> {
  const ctx = () => stage.composition.systemContext('bench').as(learner.actor)
  await enrol(ctx(), COURSE)
  for (const lesson of ['how-the-api-answers', 'authenticate-with-keys'])
    await completeLesson(ctx(), { course: COURSE, lesson })
}

const crowdedExam = examSchema.parse({
  title: 'A crowd',
  summary: 'For measuring only.',
  language: 'en',
  timeLimitMinutes: 90,
  attemptsAllowed: 50,
  passMark: 0.7,
  sections: [
    { id: 'api', title: 'The API', draw: [{ pool: 'http-api', count: 20 }] },
    { id: 'kinds', title: 'Every kind', draw: [{ pool: 'practise-http-api', count: 10 }] },
  ],
  questionsPerPage: 10,
})

const longExam = examSchema.parse({
  title: 'A hundred questions',
  summary: 'For measuring only.',
  language: 'en',
  attemptsAllowed: 50,
  passMark: 0.7,
  sections: [
    { id: 'api', title: 'The API', draw: [{ pool: 'http-api', count: 40 }] },
    { id: 'security', title: 'Security', draw: [{ pool: 'securing-integrations', count: 30 }] },
    { id: 'practice', title: 'Practice', draw: [{ pool: 'partner-practice', count: 30 }] },
  ],
  questionsPerPage: 'all',
})
