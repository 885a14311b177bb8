import { useT } from '~/i18n'
import { Button } from '~/ui/button'
import { controlProps, Field } from '~/ui/field'
import { AlsoRight, FeedbackAndShare } from '../../editor/ui/answer-fields'
import { useEditorForm } from '../../editor/ui/editor-form'
import { ChoiceField, LineField } from '../../editor/ui/fields'
import { RowList } from '../../editor/ui/row-list'
import { MARKING_LABELS, MARKINGS } from '../multiple-response/schema'
import { readShape, SHAPE_FIELDS } from './edit'
import { HotspotPicture } from './picture'
import { PICTURE_TYPES, shapeSchema } from './schema'

/** A picture, and places in it: drawn with the mouse where there is a script, by numbers everywhere. */
export function HotspotEditor() {
  const t = useT('bank')
  const words = useT('questions')
  const region = (place: number) => t('editor.region', { place })
  return (
    <>
      <PictureFields />
      <div className="edit-line">
        <ChoiceField
          name="marking"
          label={t('fields.marking')}
          options={MARKINGS.map((value) => ({ value, label: words(MARKING_LABELS[value]) }))}
        />
        <LineField name="most" label={t('fields.most')} number />
      </div>
      <RowList
        list="regions"
        legend={t('fields.regions')}
        help={t('editor.regions-help')}
        rowLabel={region}
        addLabel={t('editor.add-region')}
        start={(key, place) => (
          <AlsoRight row={`regions.${key}`} label={t('editor.is-right', { row: region(place) })} />
        )}
      >
        {(row, _key, place) => <RegionFields row={row} place={place} />}
      </RowList>
    </>
  )
}

function PictureFields() {
  const t = useT('bank')
  const { fields, errorOf, draftAction } = useEditorForm()
  const [sha256, width, height] = ['sha256', 'width', 'height'].map((name) => fields.text(`image.${name}`))
  const help = t('editor.picture-help')
  const error = errorOf('picture')
  const regions = fields.rows('regions').flatMap((key) => {
    const shape = shapeSchema.safeParse(readShape(fields, `regions.${key}.shape`))
    return shape.success ? [{ id: key, shape: shape.data }] : []
  })
  return (
    <>
      {['sha256', 'mediaType', 'width', 'height'].map((name) => (
        <input key={name} type="hidden" name={`image.${name}`} value={fields.text(`image.${name}`)} />
      ))}
      <Field id="picture" label={t('fields.image')} help={help} error={error}>
        <div className="row">
          <input
            {...controlProps({ id: 'picture', name: 'picture', help, error })}
            type="file"
            className="file-input"
            accept={PICTURE_TYPES.filter((type) => type !== 'image/gif').join(',')}
          />
          <Button size="sm" icon="upload" name="change" value="picture" formAction={draftAction} formNoValidate>
            {t('editor.upload')}
          </Button>
        </div>
      </Field>
      <LineField name="image.alt" label={t('fields.alt')} help={t('editor.alt-help')} />
      {sha256 && (
        <div data-draw={t('editor.drawing')} data-draw-done={t('editor.drawn')}>
          <HotspotPicture
            image={{
              sha256,
              mediaType: 'image/png',
              width: Number(width) || 1,
              height: Number(height) || 1,
              alt: fields.text('image.alt'),
            }}
            src={`/author/pictures/${sha256}`}
            regions={regions}
          />
        </div>
      )}
    </>
  )
}

function RegionFields({ row, place }: { row: string; place: number }) {
  const t = useT('bank')
  const { fields } = useEditorForm()
  const shape = `${row}.shape`
  const kind = fields.text(`${shape}.kind`) || 'rect'
  const shown: readonly string[] =
    kind === 'circle' ? SHAPE_FIELDS.circle : kind === 'polygon' ? SHAPE_FIELDS.polygon : SHAPE_FIELDS.rect
  const others = Object.values(SHAPE_FIELDS)
    .flat()
    .filter((field) => !shown.includes(field))
  return (
    <>
      <LineField name={`${row}.label`} label={t('editor.region', { place })} help={t('editor.region-help')} />
      <div className="edit-line">
        <ChoiceField
          name={`${shape}.kind`}
          label={t('fields.shape')}
          rerenders
          fallback="rect"
          options={[
            { value: 'rect', label: t('shapes.rect') },
            { value: 'circle', label: t('shapes.circle') },
            { value: 'polygon', label: t('shapes.polygon') },
          ]}
        />
        {shown.map((field) => (
          <LineField
            key={field}
            name={`${shape}.${field}`}
            label={t(SHAPE_WORDS[field as keyof typeof SHAPE_WORDS])}
            number={field !== 'points'}
            code={field === 'points'}
          />
        ))}
        <Button type="button" size="sm" icon="pencil" data-draw-row={row} hidden>
          {t('editor.draw')}
        </Button>
      </div>
      {others.map((field) => (
        <input key={field} type="hidden" name={`${shape}.${field}`} value={fields.text(`${shape}.${field}`)} />
      ))}
      <FeedbackAndShare row={row} usual={t('editor.share-several')} />
    </>
  )
}

const SHAPE_WORDS = {
  x: 'shapes.x',
  y: 'shapes.y',
  width: 'shapes.width',
  height: 'shapes.height',
  cx: 'shapes.cx',
  cy: 'shapes.cy',
  r: 'shapes.r',
  points: 'shapes.points',
} as const
