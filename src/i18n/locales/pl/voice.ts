import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Nagraj wiadomość głosową',
    recorder: 'Wiadomość głosowa',
    cancelRecording: 'Anuluj nagrywanie',
    finishRecording: 'Zakończ nagrywanie',
    askingForMicrophone: 'Oczekiwanie na mikrofon…',
    recordingStarted: 'Trwa nagrywanie. Enter kończy, Escape anuluje.',
    recordedFor: 'Nagrano: {time}',
    transcribing: 'Zamiana mowy na tekst…',
    transcribed: 'Dodano do wiadomości: {text}',
    cancelled: 'Nagrywanie anulowane',
    tryAgain: 'Spróbuj ponownie',
    dismiss: 'Zamknij',

    readAloud: 'Czytaj na głos',
    cancelReading: 'Zakończ czytanie na głos',
    pause: 'Wstrzymaj',
    resume: 'Wznów',
    play: 'Odtwórz',
    playHint: 'Przeglądarka odtwarza dźwięk dopiero po naciśnięciu przycisku.',
    readByItself: 'Automatycznie czytaj odpowiedzi na głos',

    problems: {
      insecure: 'Wiadomości głosowe działają tylko na stronach z bezpiecznym adresem (https).',
      unsupported: 'Ta przeglądarka nie może nagrywać dźwięku.',
      NotAllowedError:
        'Mikrofon jest zablokowany. Zezwól na jego użycie na tej stronie w ustawieniach przeglądarki (często jest to ikona obok adresu) i spróbuj ponownie.',
      SecurityError: 'Ta strona nie pozwala czatowi na użycie mikrofonu.',
      NotFoundError: 'Nie znaleziono mikrofonu. Podłącz mikrofon i spróbuj ponownie.',
      NotReadableError: 'Nie udało się włączyć mikrofonu. Być może używa go inny program.',
      recorder: 'Nagrywanie się nie powiodło. Spróbuj ponownie.',
      tooShort: 'Nagranie było za krótkie. Mów przez chwilę, a potem zakończ.',
      silent: 'Nic nie było słychać. Czy mikrofon nie jest wyciszony?',
      noWords: 'Nie udało się rozpoznać słów. Spróbuj ponownie.',
      nothingToRead: 'W tej odpowiedzi nie ma nic do przeczytania.',
      unplayable: 'Nie udało się odtworzyć dźwięku.',
      speechFailed: 'Nie udało się przeczytać odpowiedzi na głos.',
    },

    errors: {
      network:
        'Nie udało się wysłać wiadomości głosowej. Została zachowana: sprawdź połączenie i spróbuj ponownie.',
      timeout: 'Zamiana na tekst trwała zbyt długo. Wiadomość głosowa została zachowana: spróbuj ponownie.',
      bad_response: 'Nie udało się zamienić wiadomości głosowej na tekst.',
      audio_too_large: 'Wiadomość głosowa jest za długa dla tego asystenta.',
      request_entity_too_large: 'Wiadomość głosowa jest za długa dla tego asystenta.',
      unsupported_audio_type: 'Ten asystent nie może odczytać nagrania.',
      unsupported_media_type: 'Ten asystent nie może odczytać nagrania.',
      speech_to_text_disabled: 'Ten asystent obecnie nie przyjmuje wiadomości głosowych.',
      provider_not_support_speech_to_text: 'Ten asystent obecnie nie przyjmuje wiadomości głosowych.',
      invalid_param: 'Ten asystent obecnie nie przyjmuje wiadomości głosowych.',
      no_audio_uploaded: 'Otrzymana wiadomość głosowa była pusta. Nagraj ją ponownie.',
      bad_request_key_error: 'Otrzymana wiadomość głosowa była pusta. Nagraj ją ponownie.',
      completion_request_error:
        'Nie udało się zamienić wiadomości głosowej na tekst. Została zachowana: spróbuj ponownie.',
    },
  },
};
