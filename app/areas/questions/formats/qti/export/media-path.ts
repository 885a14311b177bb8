const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

/** Where a picture stands in a package. */
export const mediaPath = ({ sha256, mediaType }: { sha256: string; mediaType: string }): string =>
  `media/${sha256}.${ENDINGS[mediaType] ?? 'bin'}`
