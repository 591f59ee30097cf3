let audio: AudioContext | undefined;

/** One same short tone for every answer: nothing that a traveller hears differs by signal. */
export function playScanTone(): void {
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.04;
    tone.frequency.value = 880;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.05);
  } catch {
    // A machine without sound.
  }
}
