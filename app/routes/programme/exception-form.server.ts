import type { LoaderFunctionArgs } from '@remix-run/node'
import { viewException } from '~/areas/tiers/exceptions/change-exception.server'
import { translator } from '~/i18n/translator.server'
import type { MessageKey } from '~/i18n/types'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'

/** What a form about an exception stands on. */
export async function exceptionForm(args: LoaderFunctionArgs, titled: MessageKey<'tiers'>) {
  const ctx = contextOf(args)
  const view = await viewException(ctx, args.params.exception ?? '')
  const t = translator(args.context.locale, 'tiers')
  const title = t(titled)
  return {
    title,
    breadcrumbs: [{ label: t('exceptions.title'), href: '/programme/exceptions' }, { label: title }],
    ...{ view, formKey: newId(ctx.now) },
  }
}

/** The texts of the form, and the key that makes sending it twice harmless. */
export async function exceptionTyped(args: LoaderFunctionArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000)
  const key = text('key')
  return { text, key: /^[0-9a-f-]{36}$/.test(key) ? key : newId(contextOf(args).now) }
}
