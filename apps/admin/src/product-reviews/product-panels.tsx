import type { RouterOutputs } from '@millyard/api-client'
import { Picture } from '@millyard/ui'
import { RichTextView } from '@millyard/ui/portal'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { Facts, Panel } from '../components/panel.tsx'
import classes from './product-panels.module.css'

type Product = RouterOutputs['product']['productQueue']['get']['revision']['content']

/** The pictures as the shop would show them, each with the words that stand in for it. */
export function PicturesPanel({ images }: Pick<Product, 'images'>) {
  const t = useExtracted()

  return (
    <Panel title={t('Pictures')}>
      {images.length === 0 ? (
        <p className={classes.warning}>
          <IconAlertTriangle size={18} aria-hidden />
          {t('This product has no picture.')}
        </p>
      ) : (
        <ul className={classes.pictures}>
          {images.map((image) => (
            <li key={image.id}>
              <Picture image={image} sizes="(min-width: 640px) 200px, 45vw" className={classes.picture} />
              <p className={classes.alt}>
                {image.alt ? t('Described as: {alt}', { alt: image.alt }) : t('Without a description')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export function DescriptionPanel({ description }: Pick<Product, 'description'>) {
  const t = useExtracted()

  return (
    <Panel title={t('Description')}>
      {description ? <RichTextView html={description} /> : <p className={classes.alt}>{t('Not written yet')}</p>}
    </Panel>
  )
}

/** What the factory says of it, in the words of this version. */
export function DetailsPanel({ attributes }: Pick<Product, 'attributes'>) {
  const t = useExtracted()

  if (attributes.length === 0) return null
  return (
    <Panel title={t('Details')} isFlush>
      <Facts facts={attributes.map(({ name, text }) => ({ label: name, value: text }))} />
    </Panel>
  )
}

/** What a buyer can choose from. */
export function OptionsPanel({ options }: Pick<Product, 'options'>) {
  const t = useExtracted()

  if (options.length === 0) return null
  return (
    <Panel title={t('Options')} isFlush>
      <Facts facts={options.map(({ name, values }) => ({ label: name, value: values.join(', ') }))} />
    </Panel>
  )
}
