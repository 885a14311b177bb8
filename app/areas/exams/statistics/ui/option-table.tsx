import { useT } from '~/i18n'
import { Bar } from '~/ui/bar'
import { classNames } from '~/ui/class-names'
import { TableFrame } from '~/ui/table-frame'
import { Tag } from '~/ui/tag'
import type { WordedOptions } from '../option-words'
import { useFigures } from './use-figures'

/** Who chose what, with a bar for each share; a wrong answer that the strongest prefer stands out. */
export function OptionsTable({ options, points }: { options: WordedOptions; points: number | null }) {
  const t = useT('statistics')
  const figures = useFigures()
  const total = (mean: number | null) => figures.percent(mean === null || !points ? null : mean / points)
  const best = Math.max(...options.rows.filter(({ isKey }) => isKey).map(({ topShare }) => topShare), 0)
  const words = (row: WordedOptions['rows'][number]) =>
    row.words || (row.option === 'true' ? t('options.true') : row.option === 'false' ? t('options.false') : row.option)
  return (
    <TableFrame label={t('options.caption')}>
      <table className="table distract">
        <caption className="sr">{t('options.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('options.answer')}</th>
            <th scope="col" className="num">
              {t('options.chosen')}
            </th>
            <th scope="col" className="num">
              {t('options.top')}
            </th>
            <th scope="col" className="num">
              {t('options.mean-total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {options.rows.map((row) => (
            <tr key={row.option}>
              <th scope="row">
                <span dir="auto">{words(row)}</span> {row.isKey && <Tag tone="success">{t('options.key')}</Tag>}
                <Bar
                  value={row.share}
                  max={1}
                  label={t('options.chosen')}
                  valueText={figures.percent(row.share)}
                  tone={row.isKey ? 'success' : 'accent'}
                />
              </th>
              <td className="num">{figures.percent(row.share)}</td>
              <td className={classNames('num', !row.isKey && row.topShare > best && 'bad')}>
                {figures.percent(row.topShare)}
              </td>
              <td className="num">{total(row.meanTotal)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="muted">
              {t('options.blank')}
            </th>
            <td className="num">{figures.percent(options.blank.share)}</td>
            <td className="num">{figures.percent(options.blank.topShare)}</td>
            <td className="num">{total(options.blank.meanTotal)}</td>
          </tr>
        </tbody>
      </table>
    </TableFrame>
  )
}
