'use client'
import { Badge } from '@mantine/core'
import { MAX_IMAGES_PER_PRODUCT, type VendorProduct } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { PictureUploads } from './picture-uploads.tsx'
import classes from './products.module.css'

export interface PictureSectionProps {
  product: Pick<VendorProduct, 'id' | 'title' | 'images'>
  isEditable: boolean
  /** Said by the service when a product without pictures was sent to staff. */
  error?: string
}

/** The product's pictures, the first of which buyers see in lists, and a place to drop more. */
export function PictureSection({ product, isEditable, error }: PictureSectionProps) {
  const router = useRouter()
  const trpc = useTRPC()
  const remove = useMutation(trpc.product.products.removeImage.mutationOptions())
  const room = MAX_IMAGES_PER_PRODUCT - product.images.length
  return (
    <section className={classes.card} aria-labelledby="pictures-title">
      <h2 className={classes.cardTitle} id="pictures-title">
        Pictures
      </h2>
      <div className={classes.cardBody}>
        {product.images.length > 0 ? (
          <ul className={classes.pictures}>
            {product.images.map((image, index) => (
              <li key={image.id} className={classes.picture}>
                <div className={classes.frame}>
                  <Picture image={image} sizes="160px" />
                  {index === 0 ? (
                    <Badge className={classes.cover} variant="filled">
                      Cover
                    </Badge>
                  ) : null}
                </div>
                <p className={classes.soft}>{image.alt}</p>
                {isEditable ? (
                  <ConfirmAction
                    title="Remove this picture?"
                    message={`“${image.alt}” is removed from the product. You can upload it again.`}
                    confirmLabel="Remove picture"
                    tone="danger"
                    size="xs"
                    onConfirm={async () => {
                      await remove.mutateAsync({ productId: product.id, imageId: image.id })
                      notifyDone('Picture removed')
                      router.refresh()
                    }}
                  >
                    Remove<span className="mill-visually-hidden"> picture {index + 1}</span>
                  </ConfirmAction>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {isEditable && room > 0 ? (
          <PictureUploads productId={product.id} title={product.title} room={room} error={error} />
        ) : null}
        {isEditable && room === 0 ? (
          <p className={classes.soft}>{MAX_IMAGES_PER_PRODUCT} pictures are the most.</p>
        ) : null}
        {!isEditable && product.images.length === 0 ? <p className={classes.soft}>It has no pictures.</p> : null}
      </div>
    </section>
  )
}
