export const cameraScriptPath = '/pages/camera.js';

/**
 * Runs in the page for the selfie: asks for the camera before the form leaves, and says what the payer or the browser answered. Nothing is
 * looked at and nothing is sent but that answer.
 */
export const cameraScript = `
const answer = document.querySelector('#camera');

if (answer) {
  const { form } = answer;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
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
