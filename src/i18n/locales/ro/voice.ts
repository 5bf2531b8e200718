import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Înregistrați un mesaj vocal',
    recorder: 'Mesaj vocal',
    cancelRecording: 'Anulați înregistrarea',
    finishRecording: 'Încheiați înregistrarea',
    askingForMicrophone: 'Se așteaptă microfonul…',
    recordingStarted: 'Se înregistrează. Apăsați Enter pentru a încheia, Escape pentru a anula.',
    recordedFor: 'Înregistrat: {time}',
    transcribing: 'Se transcrie ce ați spus…',
    transcribed: 'Adăugat la mesajul dvs.: {text}',
    cancelled: 'Înregistrare anulată',
    tryAgain: 'Încercați din nou',
    dismiss: 'Închideți',

    readAloud: 'Citiți cu voce tare',
    cancelReading: 'Opriți citirea cu voce tare',
    pause: 'Pauză',
    resume: 'Continuați',
    play: 'Redați',
    playHint: 'Browserul redă sunetul doar după ce apăsați butonul.',
    readByItself: 'Citirea automată a răspunsurilor cu voce tare',

    problems: {
      insecure: 'Mesajele vocale funcționează doar pe pagini cu adresă securizată (https).',
      unsupported: 'Acest browser nu poate înregistra sunet.',
      NotAllowedError:
        'Microfonul este blocat. Permiteți-l pentru această pagină în setările browserului (adesea pictograma de lângă adresă), apoi încercați din nou.',
      SecurityError: 'Această pagină nu permite chatului să folosească microfonul.',
      NotFoundError: 'Nu s-a găsit niciun microfon. Conectați unul, apoi încercați din nou.',
      NotReadableError: 'Microfonul nu a putut fi pornit. Poate că îl folosește alt program.',
      recorder: 'Înregistrarea nu a reușit. Încercați din nou.',
      tooShort: 'A fost prea scurt. Vorbiți puțin, apoi încheiați.',
      silent: 'Nu s-a auzit nimic. Este oprit sunetul microfonului?',
      noWords: 'Nu s-a înțeles niciun cuvânt. Încercați din nou.',
      nothingToRead: 'Acest răspuns nu conține nimic de citit cu voce tare.',
      unplayable: 'Sunetul nu a putut fi redat.',
      speechFailed: 'Răspunsul nu a putut fi citit cu voce tare.',
    },

    errors: {
      network:
        'Mesajul vocal nu a putut fi trimis. Se păstrează: verificați conexiunea, apoi încercați din nou.',
      timeout: 'Transcrierea mesajului vocal a durat prea mult. Mesajul se păstrează: încercați din nou.',
      bad_response: 'Mesajul vocal nu a putut fi transcris.',
      audio_too_large: 'Mesajul vocal este prea lung pentru acest asistent.',
      request_entity_too_large: 'Mesajul vocal este prea lung pentru acest asistent.',
      unsupported_audio_type: 'Acest asistent nu poate citi înregistrarea.',
      unsupported_media_type: 'Acest asistent nu poate citi înregistrarea.',
      speech_to_text_disabled: 'Acest asistent nu acceptă mesaje vocale momentan.',
      provider_not_support_speech_to_text: 'Acest asistent nu acceptă mesaje vocale momentan.',
      invalid_param: 'Acest asistent nu acceptă mesaje vocale momentan.',
      no_audio_uploaded: 'Mesajul vocal a ajuns gol. Înregistrați-l din nou.',
      bad_request_key_error: 'Mesajul vocal a ajuns gol. Înregistrați-l din nou.',
      completion_request_error: 'Mesajul vocal nu a putut fi transcris. Se păstrează: încercați din nou.',
    },
  },
};
