import type { LoaderFunctionArgs } from '@remix-run/node'
import { publishedExam } from '~/areas/exams/blueprints/published-exam.server'
import { writeExamFile } from '~/areas/exams/blueprints/write-exam-file'
import { notFound } from '~/platform/errors'
import { contextOf } from '~/platform/request.server'

/** An exam as the file of the folder `content/exams` that would say the same. */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params.exam ?? ''
  const exam = await publishedExam(contextOf(args), slug)
  if (!exam) throw notFound('exams.exam-not-found')
  return new Response(writeExamFile(exam), {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="${slug}.yaml"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
