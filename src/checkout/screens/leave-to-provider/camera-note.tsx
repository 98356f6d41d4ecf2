import { Fold } from '../../ui/fold.tsx';
import type { PlaceProps } from './place.ts';

/** What a selfie needs, and what to do where the camera stays shut. */
export function CameraNote({ words }: Pick<PlaceProps, 'words'>) {
  return (
    <>
      <p class="text">{words.camera}</p>
      <Fold title={words.cameraRefused}>
        <p class="small">{words.cameraRefusedText}</p>
      </Fold>
    </>
  );
}
