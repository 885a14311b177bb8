import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { Button } from '~/ui/button'
import { PageHead } from '~/ui/page-head'
import { TextField } from '~/ui/text-field'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('code')?.trim()
  if (code) throw redirect(`/verify/${encodeURIComponent(Array.from(code).slice(0, 40).join(''))}`)
  const title = translator(context.locale, 'certifications')('verify.title')
  return { title, section: 'certificates' as const, narrow: true }
}

export default function Verify() {
  const t = useT('certifications')
  return (
    <>
      <PageHead title={t('verify.title')} lead={t('verify.lead')} />
      <form className="stack" method="get" action="/verify">
        <TextField name="code" label={t('verify.code')} help={t('verify.code-help')} code required autoComplete="off" />
        <div className="row">
          <Button variant="primary" size="lg">
            {t('verify.check')}
          </Button>
        </div>
      </form>
    </>
  )
}
