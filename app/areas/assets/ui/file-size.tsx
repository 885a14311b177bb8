import { useFormat } from '~/i18n'
import { fileSize } from '../file-size'

export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormat()
  const { value, unit } = fileSize(bytes)
  return <>{format.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })}</>
}
