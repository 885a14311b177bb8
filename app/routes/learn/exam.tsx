import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExamIntro } from '~/areas/exams/ui/exam-intro'
import { MovesCard } from '~/areas/tiers/ui/move-cards'
import { examIntroPage } from './exam-intro-page.server'

export const loader = (args: LoaderFunctionArgs) => examIntroPage(args)

export default function Exam() {
  const { data, names, holder, moves, organisation } = useLoaderData<typeof loader>()
  return (
    <ExamIntro data={data} names={names} holder={holder} moves={<MovesCard moves={moves} company={organisation} />} />
  )
}
