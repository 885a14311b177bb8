import { listPools } from '~/areas/questions/bank/list-pools.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { currentExams } from '../blueprints/current-exams.server'
import { mayRunPanels } from '../policy'
import { peopleToAsk } from './people-to-ask.server'

/** What a new panel may be about, and who can be asked. @throws AppError 403 */
export async function panelChoices(ctx: Ctx) {
  authorise(mayRunPanels(requirePerson(ctx)))
  const named = ({ slug, title }: { slug: string; title: string }) => ({ slug, title })
  return {
    exams: (await currentExams(ctx)).filter(({ isWithdrawn }) => !isWithdrawn).map(named),
    pools: (await listPools(ctx)).map(named),
    people: (await peopleToAsk(ctx)).map(({ personId, name }) => ({ personId, name })),
  }
}
