import { useT } from '~/i18n'

/** What else an observation may mean. It stands beside every one of them. */
export function Innocent({ reasons }: { reasons: readonly string[] }) {
  const t = useT('integrity')
  return (
    <div className="small">
      <p>{t('innocent.title')}</p>
      <ul className="list-disc ps-5">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
