export interface ImageLike {
  /** `${basePath}-${width}.avif` and `.webp` exist for every width. */
  basePath: string
  widths: readonly number[]
  alt: string
}

export interface PictureProps {
  image: ImageLike
  /** CSS `sizes`: how wide the picture is shown. */
  sizes: string
  /** Overrides the stored text; '' where the same words stand beside the picture. */
  alt?: string
  className?: string
  /** Loads at once and first: the one large picture of the first screen. */
  isPriority?: boolean
  /** Width divided by height; our product pictures are 4:5. */
  ratio?: number
}

function sourceSet(image: ImageLike, format: 'avif' | 'webp'): string {
  return image.widths.map((width) => `${image.basePath}-${width}.${format} ${width}w`).join(', ')
}

/** A stored picture in its ready-made sizes: AVIF, else WebP; lazy unless it is a priority; room kept before it loads. */
export function Picture({ image, sizes, alt = image.alt, className, isPriority = false, ratio = 4 / 5 }: PictureProps) {
  const largest = Math.max(...image.widths)
  return (
    <picture>
      <source type="image/avif" srcSet={sourceSet(image, 'avif')} sizes={sizes} />
      <img
        className={className}
        src={`${image.basePath}-${largest}.webp`}
        srcSet={sourceSet(image, 'webp')}
        sizes={sizes}
        alt={alt}
        width={largest}
        height={Math.round(largest / ratio)}
        loading={isPriority ? 'eager' : 'lazy'}
        fetchPriority={isPriority ? 'high' : undefined}
        decoding="async"
      />
    </picture>
  )
}
