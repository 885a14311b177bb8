type ImageProps = { src: string; alt: string; width?: string; height?: string }

/** An image on its own, with a line below it. */
export function Figure({ caption, ...image }: ImageProps & { caption?: string }) {
  return (
    <figure className="figure">
      <Image {...image} />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

/** An image that stands in a line of text. */
export function InlineImage(image: ImageProps) {
  return (
    <span className="inline-image">
      <Image {...image} />
    </span>
  )
}

const Image = ({ src, alt, width, height }: ImageProps) => (
  <img src={src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
)
