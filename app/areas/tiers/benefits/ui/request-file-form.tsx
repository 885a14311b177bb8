import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { FileField } from '~/ui/file-field'
import { FormActions } from '~/ui/form-actions'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import type { RequestFileProblem } from '../read-request-file.server'
import type { FieldProblem } from '../typed'
import { problemWords } from './benefit-words'

type Done = { new: number; answered: number; known: number; wrong: { line: number; problem: FieldProblem }[] }
type Props = {
  partner: string
  back: string
  limits: { bytes: number; lines: number }
  reply: { problem: RequestFileProblem | 'missing' | null; done: Done | null } | undefined
}

/** Requests from a file: what was kept, and each line that was not, with the reason. */
export function RequestFileForm({ partner, back, limits, reply }: Props) {
  const t = useT('benefits')
  const problem = reply?.problem
  const done = reply?.done
  const words = { megabytes: limits.bytes / 1e6, lines: limits.lines }
  return (
    <>
      <PageHead eyebrow={<bdi>{partner}</bdi>} title={t('form.file-head')} lead={t('form.file-lead')} />
      <form method="post" encType="multipart/form-data" className="stack form-narrow" noValidate>
        {done && (
          <Callout
            kind={done.wrong.length > 0 ? 'warn' : 'success'}
            title={t('form.file-done', { new: done.new, answered: done.answered, known: done.known })}
          >
            {done.wrong.length > 0 && (
              <>
                <p>{t('form.file-wrong', { count: done.wrong.length })}</p>
                <ul>
                  {keyed(done.wrong).map(({ key, item }) => (
                    <li key={key}>
                      {t('form.file-line', { line: item.line, problem: problemWords(t, item.problem) })}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Callout>
        )}
        <FileField
          name="file"
          label={t('form.file')}
          accept=".csv,text/csv"
          required
          error={problem ? t(FILE_WORDS[problem], words) : undefined}
        />
        <FormActions>
          <Button variant="primary" icon="upload">
            {t('form.send')}
          </Button>
          <ButtonLink href={back}>{t('form.keep')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

const FILE_WORDS = {
  missing: 'file.missing',
  'too-large': 'file.too-large',
  'not-text': 'file.not-text',
  empty: 'file.empty',
  columns: 'file.columns',
  quotes: 'file.quotes',
  'too-many-lines': 'file.too-many-lines',
} as const satisfies Record<RequestFileProblem | 'missing', string>
