import { useState } from 'preact/hooks';

const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;
const LONGEST = 700_000;

export interface PictureToReadProps {
  /** A `data:` url. Anything but a PNG, JPEG, GIF or WebP of a sensible size is not drawn. */
  readonly source: string;
  readonly alt: string;
  /** The way on of a payer who cannot read it. */
  readonly otherwise: string;
  /** Said in its place where it cannot be drawn. */
  readonly missing: string;
}

/** A picture with characters to type, on a light plate in the dark theme too: banks draw them in black. */
export function PictureToRead({ source, alt, otherwise, missing }: PictureToReadProps) {
  const [broken, setBroken] = useState<string>();
  if (broken === source || source.length > LONGEST || !PICTURE.test(source)) {
    return <p class="hint">{missing}</p>;
  }
  return (
    <>
      <div class="plate">
        <img src={source} alt={alt} onError={() => setBroken(source)} />
      </div>
      <p class="hint">{otherwise}</p>
    </>
  );
}
