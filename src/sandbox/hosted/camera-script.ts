export const cameraScriptPath = '/pages/camera.js';

/**
 * Runs in the page for the selfie: asks for the camera before the form leaves, and says what the payer or the browser answered. Nothing is
 * looked at and nothing is sent but that answer.
 */
export const cameraScript = `
for (const form of document.querySelectorAll('form:has([name="camera"])')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = form.querySelector('[name="camera"]');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
      for (const track of stream.getTracks()) track.stop();
      answer.value = 'granted';
    } catch (cause) {
      answer.value = cause?.name === 'NotFoundError' ? 'none' : 'refused';
    }
    form.submit();
  });
}
`;
