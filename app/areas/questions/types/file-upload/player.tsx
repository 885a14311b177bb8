import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import type { Delivery } from '../../registry'
import { type PlayerProps, partOf } from '../../ui/player-props'
import { fileSize } from './file-size'
import type { FileUploadResponse } from './schema'

/**
 * Files that are handed in and a control for the next one. Without a script the page's form carries the file, by any of
 * its buttons; the script sends it at once and says how far it is.
 */
export function FileUploadPlayer(props: PlayerProps<Extract<Delivery, { type: 'file-upload' }>>) {
  const { name, delivery, labelledBy, response, urls } = props
  const t = useT('questions')
  const format = useFormat()
  const files = (partOf(response, 'files') as FileUploadResponse['files'] | undefined) ?? []
  const left = delivery.mostFiles - files.length
  return (
    <fieldset className="uploads" aria-labelledby={labelledBy} data-uploads={urls?.files ?? ''}>
      {files.length > 0 && (
        <ul className="files" aria-label={t('player.files')}>
          {files.map((file) => (
            <li key={file.sha256} className="file">
              <Icon name="file" size="sm" />
              <span className="file-name">
                {urls ? (
                  <a href={`${urls.files}/${file.sha256}`} dir="auto">
                    {file.name}
                  </a>
                ) : (
                  <span dir="auto">{file.name}</span>
                )}{' '}
                <span className="xs subtle nowrap">{fileSize(format, file.bytes)}</span>
              </span>
              <Button
                variant="quiet"
                size="sm"
                icon="trash-2"
                formAction={urls ? `${urls.files}/${file.sha256}/removal${urls.back}` : undefined}
                data-remove-file=""
              >
                {t('player.remove')}
                <span className="sr"> {file.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {left > 0 ? (
        <div className="field">
          <label htmlFor={name}>{files.length === 0 ? t('player.file') : t('player.another-file')}</label>
          <div className="upload">
            <input
              className="file-input"
              id={name}
              name={`${name}.file`}
              type="file"
              accept={delivery.accept.map((extension) => `.${extension}`).join(',')}
              aria-describedby={`${name}-help`}
            />
            <Button icon="upload" data-upload="">
              {t('player.upload')}
            </Button>
          </div>
          <p className="help" id={`${name}-help`}>
            {t('player.file-help', {
              types: format.list(delivery.accept.map((extension) => extension.toUpperCase())),
              size: fileSize(format, delivery.mostBytes),
              left,
            })}
          </p>
        </div>
      ) : (
        <p className="help">{t('player.no-more-files')}</p>
      )}
      <progress className="bar" max={1} value={0} aria-label={t('player.uploading')} data-upload-progress="" hidden />
      <p className="small" role="status" data-upload-state="" hidden />
    </fieldset>
  )
}
