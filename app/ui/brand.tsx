import { useT } from '~/i18n'

export type BrandProps = {
  vendor: string
  href?: string
  section?: 'partners' | 'certificates' | 'help'
}

const NAMES = {
  partners: 'brand.partners',
  certificates: 'brand.certificates',
  help: 'brand.help',
} as const

/** The ladder mark with the vendor's name. */
export function Brand({ vendor, href = '/', section = 'partners' }: BrandProps) {
  const t = useT('ui')
  return (
    <a className="brand" href={href}>
      <LadderMark />
      <span>
        {t.rich(NAMES[section], {
          vendor,
          name: (chunks) => <bdi>{chunks}</bdi>,
          s: (chunks) => <small>{chunks}</small>,
        })}
      </span>
    </a>
  )
}

export function LadderMark({ className }: { className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M4 18.5 6.2 1.5M13.8 18.5 16 1.5M5.6 5.6h9.9M4.9 10.6h9.9M4.3 15.4h9.9" />
    </svg>
  )
}
