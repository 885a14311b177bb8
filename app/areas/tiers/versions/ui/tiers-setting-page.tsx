import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import { useLocal } from '../../ui/words'
import type { TrackTiers } from '../set-tiers-used.server'

/** Whether each track is run with tiers, and what that means for everybody. */
export function TiersSettingPage({ tracks }: { tracks: readonly TrackTiers[] }) {
  const t = useT('rulebook')
  const local = useLocal()
  return (
    <>
      <PageHead
        title={t('setting.title')}
        lead={t('setting.lead')}
        actions={<ButtonLink href="/programme/rules">{t('setting.back')}</ButtonLink>}
      />
      <div className="stack">
        <Card id="without" title={t('setting.without')} padded>
          <ul className="list-disc ps-5">
            <li>{t('setting.without-decided')}</li>
            <li>{t('setting.without-shown')}</li>
            <li>{t('setting.without-benefits')}</li>
            <li>{t('setting.without-kept')}</li>
          </ul>
        </Card>
        <Card id="tracks" title={t('setting.tracks')}>
          <Rows className="rows-wide">
            {tracks.map(({ track, title, hasTiers }) => (
              <Row
                key={track}
                title={<span dir="auto">{local(title)}</span>}
                meta={hasTiers ? t('setting.on') : t('setting.off')}
                end={
                  <>
                    <Tag tone={hasTiers ? 'success' : 'neutral'}>
                      {hasTiers ? t('setting.with') : t('setting.none')}
                    </Tag>
                    <form method="post">
                      <input type="hidden" name="track" value={track} />
                      <input type="hidden" name="tiers" value={hasTiers ? 'off' : 'on'} />
                      <Button variant={hasTiers ? 'danger' : 'primary'}>
                        {hasTiers
                          ? t('setting.turn-off', { track: local(title) })
                          : t('setting.turn-on', { track: local(title) })}
                      </Button>
                    </form>
                  </>
                }
              />
            ))}
          </Rows>
        </Card>
      </div>
    </>
  )
}
