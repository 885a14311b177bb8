import type { ActionFunctionArgs } from '@remix-run/node'
import { assignPlan } from '~/areas/tiers/path/assign-plan.server'
import { readItems } from '~/areas/tiers/path/plan-items'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

/** Assigns what is ticked in a plan. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const form = await args.request.formData()
  const items = readItems(texts(form, 'item'))
  const t = translator(args.context.locale, 'tiers')
  const [track = ''] = texts(form, 'track')
  const [tier = ''] = texts(form, 'tier')
  const plan = `/company/tier/plan?${new URLSearchParams({ track, tier })}`
  const { assigned, left } = await assignPlan(ctx, items)
  if (assigned + left === 0) return redirectWithToast(plan, { kind: 'warn', message: t('plan.nothing-ticked') })
  return redirectWithToast(plan, {
    kind: assigned > 0 ? 'success' : 'info',
    message: t('plan.done', { count: assigned, left }),
  })
}

const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string')
