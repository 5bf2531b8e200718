import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Gravar mensagem de voz',
    recorder: 'Mensagem de voz',
    cancelRecording: 'Cancelar gravação',
    finishRecording: 'Concluir gravação',
    askingForMicrophone: 'Aguardando o microfone…',
    recordingStarted: 'Gravando. Pressione Enter para concluir ou Esc para cancelar.',
    recordedFor: 'Tempo gravado: {time}',
    transcribing: 'Transcrevendo…',
    transcribed: 'Adicionado à sua mensagem: {text}',
    cancelled: 'Gravação cancelada',
    tryAgain: 'Tentar novamente',
    dismiss: 'Dispensar',

    readAloud: 'Ler em voz alta',
    cancelReading: 'Cancelar leitura',
    pause: 'Pausar',
    resume: 'Continuar',
    play: 'Reproduzir',
    playHint: 'Seu navegador só reproduz o som depois que você pressiona o botão.',
    readByItself: 'Ler respostas em voz alta automaticamente',

    problems: {
      insecure: 'As mensagens de voz só funcionam em páginas seguras (https).',
      unsupported: 'Este navegador não consegue gravar som.',
      NotAllowedError:
        'O microfone está bloqueado. Permita o acesso desta página nas configurações do navegador (geralmente no ícone ao lado do endereço) e tente novamente.',
      SecurityError: 'Esta página não permite que o chat use o microfone.',
      NotFoundError: 'Nenhum microfone encontrado. Conecte um e tente novamente.',
      NotReadableError: 'Não foi possível acessar o microfone. Talvez outro programa o esteja usando.',
      recorder: 'A gravação não funcionou. Tente novamente.',
      tooShort: 'Foi curto demais. Fale por um momento e depois conclua.',
      silent: 'Não foi possível ouvir nada. O microfone está mudo?',
      noWords: 'Nenhuma palavra foi reconhecida. Tente novamente.',
      nothingToRead: 'Não há nada para ler em voz alta nesta resposta.',
      unplayable: 'Não foi possível reproduzir o som.',
      speechFailed: 'Não foi possível ler a resposta em voz alta.',
    },

    errors: {
      network:
        'Não foi possível enviar a mensagem de voz. Ela foi mantida: verifique sua conexão e tente novamente.',
      timeout: 'A transcrição da mensagem de voz demorou demais. Ela foi mantida: tente novamente.',
      bad_response: 'Não foi possível transcrever a mensagem de voz.',
      audio_too_large: 'A mensagem de voz é longa demais para este assistente.',
      request_entity_too_large: 'A mensagem de voz é longa demais para este assistente.',
      unsupported_audio_type: 'Este assistente não consegue ler a gravação.',
      unsupported_media_type: 'Este assistente não consegue ler a gravação.',
      speech_to_text_disabled: 'Este assistente não aceita mensagens de voz no momento.',
      provider_not_support_speech_to_text: 'Este assistente não aceita mensagens de voz no momento.',
      invalid_param: 'Este assistente não aceita mensagens de voz no momento.',
      no_audio_uploaded: 'A mensagem de voz chegou vazia. Grave-a novamente.',
      bad_request_key_error: 'A mensagem de voz chegou vazia. Grave-a novamente.',
      completion_request_error:
        'Não foi possível transcrever a mensagem de voz. Ela foi mantida: tente novamente.',
    },
  },
};
