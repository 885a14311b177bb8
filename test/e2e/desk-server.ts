import { createServer, type IncomingMessage } from 'node:http'
import { optionIdsOf } from '~/areas/questions/answer-question'
import { questionSchema } from '~/areas/questions/registry'
import { answerTo, formValues } from '~/jobs/demo/answers'
import { demoPages } from '../../scripts/pages'
import { openStage, rightAnswers, type Stage } from '../../scripts/stage'
import { declaredRoutes } from '../access/route-table'
import { publishEveryType } from '../every-type/exam'
import type { DeskRequests } from './desk'
import { deskPort } from './desk-port'

type Running = { origin: string; databaseUrl: string; dataDir: string }
type Work = { [Name in keyof DeskRequests]: (of: DeskRequests[Name]['ask']) => Promise<DeskRequests[Name]['answer']> }

/** Answers the tests' questions over a loopback port; it looks at the databases of the servers it is told of. */
export async function openDesk(of: {
  main: Running
  fresh: () => Promise<Running & { stop(): Promise<unknown> }>
  port: number
}): Promise<{ close(): Promise<void> }> {
  const running = new Map<string, Running & { stop?: () => Promise<unknown> }>([[of.main.origin, of.main]])
  const stages = new Map<string, Promise<Stage>>()
  const stageAt = (origin: string): Promise<Stage> => {
    const server = running.get(origin)
    if (!server) throw new Error(`no server is at ${origin}`)
    const known = stages.get(origin) ?? openStage({ ...server, publicUrl: origin })
    stages.set(origin, known)
    return known
  }
  const dbAt = async (origin: string) => (await stageAt(origin)).composition.handle.db

  const work: Work = {
    async fresh() {
      const server = await of.fresh()
      running.set(server.origin, server)
      return { origin: server.origin }
    },
    async retire({ origin }) {
      await (await stages.get(origin))?.close()
      stages.delete(origin)
      await running.get(origin)?.stop?.()
      running.delete(origin)
      return {}
    },
    async answers({ origin, attempt }) {
      const answers = await rightAnswers(await stageAt(origin), attempt)
      return answers.map(({ response, ...about }) => ({
        ...about,
        values: formValues(response),
        unit: 'unit' in response ? (response.unit ?? null) : null,
      }))
    },
    async check({ origin, course, lesson, check }) {
      const rows = await (await dbAt(origin))
        .selectFrom('lesson_revisions')
        .innerJoin('course_revisions', 'course_revisions.id', 'lesson_revisions.course_revision_id')
        .innerJoin('courses', 'courses.id', 'course_revisions.course_id')
        .select('lesson_revisions.checks')
        .where('courses.slug', '=', course)
        .where('lesson_revisions.slug', '=', lesson)
        .orderBy('course_revisions.number', 'desc')
        .execute()
      const checks = JSON.parse(rows[0]?.checks ?? '[]') as { id: string; question: unknown }[]
      const found = checks.find(({ id }) => id === check)
      const question = found && questionSchema.parse(found.question)
      const right = question && answerTo(question, optionIdsOf(question), 'right')
      if (!right) throw new Error(`${lesson} has no check ${check} that can be answered`)
      return formValues(right)
    },
    everyType: async ({ origin }) => publishEveryType(await stageAt(origin)),
    async mails({ origin, to }) {
      const rows = await (await dbAt(origin))
        .selectFrom('mails')
        .select(['kind', 'subject', 'body_text as text'])
        .where('to_address', '=', to)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows
    },
    async person({ origin, email }) {
      const row = await (await dbAt(origin))
        .selectFrom('people')
        .innerJoin('memberships', 'memberships.person_id', 'people.id')
        .select(['people.id', 'memberships.organisation_id'])
        .where('people.email', '=', email)
        .executeTakeFirstOrThrow()
      return { id: row.id, organisationId: row.organisation_id }
    },
    async grantsAge({ origin, days }) {
      const by = days * 86_400_000
      await (await dbAt(origin))
        .updateTable('benefit_grant_steps')
        .set((eb) => ({ at: eb('at', '-', by), from_at: eb('from_at', '-', by), until_at: eb('until_at', '-', by) }))
        .execute()
      return {}
    },
    async certificates({ origin, email }) {
      const rows = await (await dbAt(origin))
        .selectFrom('certificates')
        .innerJoin('people', 'people.id', 'certificates.person_id')
        .select(['certificates.id', 'certificates.public_id'])
        .where('people.email', '=', email)
        .orderBy('certificates.issued_at')
        .execute()
      return rows.map(({ id, public_id }) => ({ id, publicId: public_id }))
    },
    declaredPages: async () => (await declaredRoutes()).filter(({ isPage }) => isPage).map(({ pattern }) => pattern),
    pages: async ({ origin }) => demoPages(await stageAt(origin)),
  }

  const desk = createServer(async (request, response) => {
    try {
      const name = (request.url ?? '').slice(1) as keyof Work
      const done = work[name] as ((of: unknown) => Promise<unknown>) | undefined
      if (!done) throw new Error(`the desk does not know ${name}`)
      response.end(JSON.stringify(await done(JSON.parse(await bodyOf(request)))))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  await new Promise<void>((resolve, reject) => {
    desk.once('error', reject)
    desk.listen(deskPort(of.port), '127.0.0.1', resolve)
  })
  return {
    async close() {
      desk.closeAllConnections()
      desk.close()
      for (const stage of stages.values()) await (await stage).close()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8') || '{}'
}
