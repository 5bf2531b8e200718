import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Posnemi glasovno sporočilo',
    recorder: 'Glasovno sporočilo',
    cancelRecording: 'Prekliči snemanje',
    finishRecording: 'Končaj snemanje',
    askingForMicrophone: 'Čakanje na mikrofon …',
    recordingStarted: 'Snemanje poteka. Pritisnite Enter za konec, Escape za preklic.',
    recordedFor: 'Posneto: {time}',
    transcribing: 'Pretvarjanje govora v besedilo …',
    transcribed: 'Dodano vašemu sporočilu: {text}',
    cancelled: 'Snemanje je preklicano',
    tryAgain: 'Poskusi znova',
    dismiss: 'Zapri',

    readAloud: 'Preberi na glas',
    cancelReading: 'Končaj branje na glas',
    pause: 'Začasno ustavi',
    resume: 'Nadaljuj',
    play: 'Predvajaj',
    playHint: 'Brskalnik predvaja zvok šele, ko pritisnete gumb.',
    readByItself: 'Samodejno beri odgovore na glas',

    problems: {
      insecure: 'Glasovna sporočila delujejo samo na straneh z varnim naslovom (https).',
      unsupported: 'Ta brskalnik ne more snemati zvoka.',
      NotAllowedError:
        'Mikrofon je blokiran. Dovolite ga za to stran v nastavitvah brskalnika (pogosto z ikono ob naslovu) in poskusite znova.',
      SecurityError: 'Ta stran klepetu ne dovoli uporabe mikrofona.',
      NotFoundError: 'Mikrofona ni bilo mogoče najti. Priključite ga in poskusite znova.',
      NotReadableError: 'Mikrofona ni bilo mogoče vklopiti. Morda ga uporablja drug program.',
      recorder: 'Snemanje ni uspelo. Poskusite znova.',
      tooShort: 'Posnetek je bil prekratek. Govorite nekaj trenutkov, nato končajte.',
      silent: 'Nič ni bilo slišati. Je mikrofon utišan?',
      noWords: 'Besed ni bilo mogoče razbrati. Poskusite znova.',
      nothingToRead: 'V tem odgovoru ni ničesar za branje na glas.',
      unplayable: 'Zvoka ni bilo mogoče predvajati.',
      speechFailed: 'Odgovora ni bilo mogoče prebrati na glas.',
    },

    errors: {
      network:
        'Glasovnega sporočila ni bilo mogoče poslati. Ohranjeno je: preverite povezavo in poskusite znova.',
      timeout:
        'Pretvarjanje glasovnega sporočila v besedilo je trajalo predolgo. Sporočilo je ohranjeno: poskusite znova.',
      bad_response: 'Glasovnega sporočila ni bilo mogoče pretvoriti v besedilo.',
      audio_too_large: 'Glasovno sporočilo je za tega pomočnika predolgo.',
      request_entity_too_large: 'Glasovno sporočilo je za tega pomočnika predolgo.',
      unsupported_audio_type: 'Ta pomočnik ne more prebrati posnetka.',
      unsupported_media_type: 'Ta pomočnik ne more prebrati posnetka.',
      speech_to_text_disabled: 'Ta pomočnik trenutno ne sprejema glasovnih sporočil.',
      provider_not_support_speech_to_text: 'Ta pomočnik trenutno ne sprejema glasovnih sporočil.',
      invalid_param: 'Ta pomočnik trenutno ne sprejema glasovnih sporočil.',
      no_audio_uploaded: 'Glasovno sporočilo je prispelo prazno. Posnemite ga znova.',
      bad_request_key_error: 'Glasovno sporočilo je prispelo prazno. Posnemite ga znova.',
      completion_request_error:
        'Glasovnega sporočila ni bilo mogoče pretvoriti v besedilo. Ohranjeno je: poskusite znova.',
    },
  },
};
